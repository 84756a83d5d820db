/** The part of an OpenAPI 3.1 document that the generators read. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  oneOf?: Schema[]
  additionalProperties?: boolean | Schema
  description?: string
  default?: unknown
  [key: string]: unknown
}
export type Parameter = {
  name: string
  in: string
  required?: boolean
  description?: string
  schema: Schema
  example?: unknown
}
export type Media = Record<string, { schema: Schema; example?: unknown }>
export type Response = { description: string; content?: Media; headers?: Record<string, unknown> }
export type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  parameters?: Parameter[]
  requestBody?: { required?: boolean; content: Media }
  responses: Record<string, Response>
  'x-tiers': string[]
  'x-problems': string[]
  'x-served-by'?: string
  'x-limit'?: string
  'x-cli'?: Cli
}
export type Cli = {
  command: string
  aliases?: string[]
  args?: string[]
  rows?: string
  columns?: string[]
  fallbacks?: Record<string, string>
  flags?: Record<string, { name?: string; short?: string; prompt?: boolean; editor?: boolean; hidden?: boolean }>
  examples?: { line: string; does: string }[]
}
export type PathItem = { parameters?: Parameter[] } & Record<string, Operation>
export type OpenApi = {
  paths: Record<string, PathItem>
  components: { schemas: Record<string, Schema>; parameters?: Record<string, Parameter>; [key: string]: unknown }
  [key: string]: unknown
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Every operation with its path, in the spec's order. */
export function operationsOf(
  spec: OpenApi,
): { path: string; method: (typeof methods)[number]; operation: Operation; shared: Parameter[] }[] {
  return Object.entries(spec.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation ? [{ path, method, operation, shared: item.parameters ?? [] }] : []
    }),
  )
}

/** Follows a local `$ref`. */
export function deref<T>(spec: OpenApi, value: T | { $ref: string }): T {
  if (typeof value !== 'object' || value === null || !('$ref' in value) || typeof value.$ref !== 'string')
    return value as T
  const target = value.$ref
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (at, key) => (at as Record<string, unknown>)[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      spec,
    )
  return deref(spec, target as T)
}
