import type { Field, Operation } from './catalogue.ts'
import { no, ok, type Result } from './result.ts'

/** An HTTP request as plain data. `path` is encoded and carries the query; `body` is to be sent as JSON when present. */
export type CommandRequest = {
  method: Operation['method']
  path: string
  headers: Record<string, string>
  body?: Record<string, unknown>
}

/** A value that no URL or header can carry, e.g. `..` as a path segment, which every URL parser removes (WHATWG URL, 4.4). */
export type RequestProblem = { kind: 'unsendable'; field: string; reason: string }

/**
 * Writes an operation's input as the request that the spec describes, below `base`. Absent, `undefined` and, outside the body,
 * `null` members are left out; lists in the query repeat their name. Members that the operation does not declare are dropped.
 */
export const toRequest = (
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  base = '/api',
): Result<CommandRequest, RequestProblem> => {
  let path = operation.path
  const query: string[] = []
  const headers: Record<string, string> = {}
  const body: Record<string, unknown> = {}
  for (const field of operation.fields) {
    const value = input[field.name]
    if (value === undefined) continue
    if (field.in === 'body') {
      body[field.name] = value
      continue
    }
    if (value === null) continue
    const texts = Array.isArray(value) ? value.map(textOf) : [textOf(value)]
    const reason = whyUnsendable(field, texts)
    if (reason !== undefined) return no({ kind: 'unsendable', field: field.name, reason })
    if (field.in === 'path') path = path.replace(`{${field.name}}`, () => encodeURIComponent(texts.join(',')))
    else if (field.in === 'header') headers[headerName(field.name)] = texts.join(', ')
    else for (const text of texts) query.push(`${encodeURIComponent(field.name)}=${encodeURIComponent(text)}`)
  }
  const unfilled = /\{([^}]+)\}/.exec(path)
  if (unfilled) return no({ kind: 'unsendable', field: unfilled[1]!, reason: 'is missing' })
  const hasBody = operation.fields.some((field) => field.in === 'body')
  return ok({
    method: operation.method,
    path: base + path + (query.length > 0 ? `?${query.join('&')}` : ''),
    headers,
    ...(hasBody ? { body } : {}),
  })
}

/** `ifMatch` is sent as `If-Match`. */
export const headerName = (name: string): string =>
  name
    .replace(/^[a-z]/, (letter) => letter.toUpperCase())
    .replace(/[A-Z]/g, (letter, at: number) => (at === 0 ? letter : `-${letter}`))

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)

const whyUnsendable = (field: Field, texts: readonly string[]): string | undefined => {
  const text = texts.join(',')
  if (!text.isWellFormed()) return 'is not valid Unicode text'
  if (field.in === 'path' && /^\.{0,2}$/.test(text))
    return text === '' ? 'is empty' : `may not be ${JSON.stringify(text)}`
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (field.in === 'header' && /[^\t\x20-\x7e]/.test(text)) return 'has characters that a header cannot carry'
  return undefined
}
