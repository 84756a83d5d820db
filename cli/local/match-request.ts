import type { Catalogue, Field, Operation } from '@smithers/api-spec/commands/catalogue'
import { headerName } from '@smithers/api-spec/commands/to-request'
import type { RawRequest } from '../connection.ts'
import { isRecord } from '../trouble.ts'

export type Matched =
  | { kind: 'operation'; operation: Operation; input: Record<string, unknown> }
  | { kind: 'no-such-operation' }
  | { kind: 'method-not-allowed'; allowed: readonly string[] }
  | { kind: 'malformed-json'; why: string }
  | { kind: 'invalid-input'; message: string }

/**
 * Finds the operation that a raw request means, as the server's router would, and reads its input: for `smithers api` in a hub
 * that is open in this process. Values of paths and queries become numbers and booleans where the catalogue says so; what does
 * not fit stays text, for the hub to refuse by name.
 */
export const matchRequest = (request: RawRequest, catalogue: Catalogue): Matched => {
  const url = URL.canParse(request.path, 'http://hub') ? new URL(request.path, 'http://hub') : undefined
  if (!url?.pathname.startsWith('/api/')) return { kind: 'no-such-operation' }
  const path = url.pathname.slice('/api'.length)
  const there = catalogue.operations.flatMap((operation) => {
    const values = valuesOf(operation.path, path)
    return values ? [{ operation, values }] : []
  })
  if (there.length === 0) return { kind: 'no-such-operation' }
  const found = there.find(({ operation }) => operation.method === request.method)
  if (!found) return { kind: 'method-not-allowed', allowed: there.map(({ operation }) => operation.method) }
  const body = bodyOf(request)
  if (typeof body === 'string') return { kind: 'malformed-json', why: body }
  if (body === undefined) return { kind: 'invalid-input', message: 'must be an object' }
  return {
    kind: 'operation',
    operation: found.operation,
    input: { ...body, ...inputOf(found.operation, found.values, url.searchParams, request.headers) },
  }
}

const valuesOf = (template: string, path: string): Record<string, string> | undefined => {
  const wanted = template.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const values: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(.+)\}$/.exec(part)?.[1]
    if (name === undefined && part !== given[index]) return undefined
    if (name !== undefined) {
      const value = decoded(given[index]!)
      if (value === undefined || value === '') return undefined
      values[name] = value
    }
  }
  return values
}

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (!(error instanceof URIError)) throw error
    return undefined
  }
}

const bodyOf = (request: RawRequest): Record<string, unknown> | string | undefined => {
  if (request.body === undefined || request.body === '') return {}
  try {
    const body: unknown = JSON.parse(request.body)
    return isRecord(body) ? body : undefined
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return `${error.message}.`
  }
}

const inputOf = (
  operation: Operation,
  values: Readonly<Record<string, string>>,
  query: URLSearchParams,
  headers: Readonly<Record<string, string>>,
): Record<string, unknown> => {
  const input: Record<string, unknown> = {}
  // Names that the operation does not know go on to the hub, which refuses them as it would over HTTP.
  for (const name of query.keys())
    if (!operation.fields.some((field) => field.in === 'query' && field.name === name)) input[name] = query.get(name)
  for (const field of operation.fields) {
    if (field.in === 'path') input[field.name] = typed(field, values[field.name]!)
    if (field.in === 'query' && query.has(field.name)) {
      const all = query.getAll(field.name)
      input[field.name] = field.schema.type === 'array' ? all : typed(field, all.at(-1)!)
    }
    const header = field.in === 'header' ? headers[headerName(field.name).toLowerCase()] : undefined
    if (header !== undefined) input[field.name] = header
  }
  return input
}

const typed = ({ schema }: Field, text: string): unknown => {
  const isNumber = schema.type === 'integer' || schema.type === 'number'
  if (isNumber && /^-?\d/.test(text) && String(Number(text)) === text) return Number(text)
  if (schema.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
