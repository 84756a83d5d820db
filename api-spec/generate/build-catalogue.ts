/** The command catalogue: what every surface needs to know of each operation, as data. */
import type { Catalogue, Field, FieldSchema, Operation, Right } from '../commands/catalogue.ts'
import { deref, operationsOf, type OpenApi, type Parameter, type Schema } from './openapi.ts'
import { pascal } from './expand.ts'

export function buildCatalogue(spec: OpenApi): Catalogue {
  return { operations: operationsOf(spec).map((entry) => operationOf(spec, entry)), problems: problemsOf(spec) }
}

function operationOf(
  spec: OpenApi,
  { path, method, operation, shared }: ReturnType<typeof operationsOf>[number],
): Operation {
  const cli = operation['x-cli'] ?? { command: '' }
  const fields = fieldsOf(spec, shared, operation)
  for (const name of Object.keys(cli.flags ?? {})) {
    if (!fields.some((field) => field.name === name))
      throw new Error(`${operation.operationId}: x-cli.flags names no field ${name}`)
  }
  const positional = new Set((cli.args ?? []).map((name) => name.replace(/\.\.\.$/, '')))
  return {
    id: operation.operationId,
    group: operation.tags[0] ?? '',
    summary: operation.summary,
    description: operation.description ?? '',
    method: method.toUpperCase() as Operation['method'],
    path,
    servedBy: operation['x-served-by'] === 'edge' ? 'edge' : 'monolith',
    command: cli.command,
    aliases: cli.aliases ?? [],
    args: cli.args ?? [],
    fields: fields.map((field) => withFallback(withFlag(field, positional, cli.flags?.[field.name]), cli.fallbacks)),
    columns: cli.columns ?? [],
    ...(cli.rows ? { rows: cli.rows } : {}),
    json: jsonFields(spec, operation.responses, cli.rows),
    examples: cli.examples ?? [],
    rights: operation['x-tiers'] as Right[],
    ...(operation['x-limit'] ? { limitClass: operation['x-limit'] as NonNullable<Operation['limitClass']> } : {}),
    problems: operation['x-problems'],
    success: Object.keys(operation.responses)
      .map(Number)
      .filter((status) => status < 400),
    stream: Object.values(operation.responses).some(
      (response) => response.content?.['text/event-stream'] !== undefined,
    ),
    tool: { readOnly: method === 'get', destructive: method === 'delete', approval: method !== 'get' },
  }
}

function withFallback(field: Field, fallbacks: Record<string, string> = {}): Field {
  const fallback = fallbacks[field.name]
  return fallback === undefined ? field : { ...field, fallback }
}

type CliFlag = { name?: string; short?: string; prompt?: boolean; editor?: boolean; hidden?: boolean }

function withFlag(field: Field, positional: Set<string>, flag: CliFlag | undefined): Field {
  if (field.in === 'path' && (field.name === 'owner' || field.name === 'repo')) return { ...field, context: field.name }
  const marks = {
    ...(flag?.short ? { short: flag.short } : {}),
    ...(flag?.prompt ? { prompt: true } : {}),
    ...(flag?.editor ? { editor: true } : {}),
    ...(flag?.hidden ? { hidden: true } : {}),
  }
  return positional.has(field.name)
    ? { ...field, ...marks }
    : { ...field, flag: flag?.name ?? kebab(field.name), ...marks }
}

function fieldsOf(
  spec: OpenApi,
  shared: Parameter[],
  operation: {
    parameters?: Parameter[]
    requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> }
  },
): Field[] {
  const parameters = [...shared, ...(operation.parameters ?? [])].map((parameter) => deref<Parameter>(spec, parameter))
  const body = operation.requestBody?.content['application/json']?.schema
  const shape = body ? deref<Schema>(spec, body) : undefined
  return [
    ...parameters.map((parameter): Field => ({
      name: parameter.name,
      in: parameter.in as Field['in'],
      required: parameter.required ?? false,
      schema: fieldSchema(spec, parameter.schema, parameter.description),
    })),
    ...Object.entries(shape?.properties ?? {}).map(([name, schema]): Field => ({
      name,
      in: 'body',
      required: shape?.required?.includes(name) ?? false,
      schema: fieldSchema(spec, schema),
    })),
  ]
}

const kept = ['enum', 'default', 'minimum', 'maximum', 'minLength', 'maxLength', 'pattern', 'format'] as const

function fieldSchema(spec: OpenApi, schema: Schema, description?: string): FieldSchema {
  const plain = deref<Schema>(spec, schema)
  const said = description ?? schema.description ?? plain.description
  const types = [plain.type ?? 'object'].flat()
  return {
    type: types.find((type) => type !== 'null') as FieldSchema['type'],
    ...(types.includes('null') ? { nullable: true } : {}),
    ...(said ? { description: said } : {}),
    ...(plain.items ? { items: fieldSchema(spec, plain.items) } : {}),
    ...Object.fromEntries(kept.flatMap((key) => (plain[key] === undefined ? [] : [[key, plain[key]]]))),
  }
}

function jsonFields(
  spec: OpenApi,
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>,
  rows?: string,
): string[] {
  const success = Object.entries(responses).find(([status]) => Number(status) < 300)?.[1]
  const schema = success?.content?.['application/json']?.schema
  if (!schema) return []
  const shape = deref<Schema>(spec, schema)
  const row = rows ? deref<Schema>(spec, deref<Schema>(spec, shape.properties?.[rows] ?? {}).items ?? {}) : shape
  return Object.keys(row.properties ?? {})
}

function problemsOf(spec: OpenApi): Catalogue['problems'] {
  return Object.values(spec.components.schemas).flatMap((schema) => {
    const type = schema.properties?.type?.const
    if (typeof type !== 'string' || !type.startsWith('urn:smithers:problem:')) return []
    const name = type.slice('urn:smithers:problem:'.length)
    if (!spec.components.schemas[`${pascal(name)}Problem`]) throw new Error(`problem ${name} has no schema of its name`)
    return [
      {
        name,
        type,
        title: String(schema.properties?.title?.const),
        status: Number(schema.properties?.status?.const),
        exit: Number(schema['x-exit']),
        next: String(schema['x-next']),
      },
    ]
  })
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
