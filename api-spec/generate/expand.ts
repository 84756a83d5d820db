/**
 * Makes the bundle whole: readable component names, and the answers that every operation shares, so that a path file only
 * names the problems of its own.
 */
import { deref, operationsOf, type OpenApi, type Operation, type Schema } from './openapi.ts'

export function expand(bundle: OpenApi, problems: OpenApi): OpenApi {
  const spec = renamed({
    ...bundle,
    components: { ...bundle.components, schemas: { ...bundle.components.schemas, ...problems.components.schemas } },
  })
  const seen = new Set<string>()
  for (const entry of operationsOf(spec)) {
    addProblems(spec, entry.operation, problemNames(spec, entry))
    if (seen.has(entry.operation.operationId))
      throw new Error(`operationId ${entry.operation.operationId} stands twice`)
    seen.add(entry.operation.operationId)
    const success = entry.operation.responses['200']
    if (entry.method === 'get' && success?.content?.['application/json']) {
      success.headers = {
        ETag: {
          description: 'Changes when the answer does; send it back as `If-None-Match`.',
          schema: { type: 'string' },
        },
      }
    }
  }
  return spec
}

/** `issue-view` becomes `IssueView`, and a problem's schema `issue-not-found` becomes `IssueNotFoundProblem`. */
export function pascal(name: string): string {
  return name.replace(/(^|-)([a-z0-9])/g, (_, _dash, letter: string) => letter.toUpperCase())
}

function renamed(spec: OpenApi): OpenApi {
  const names = new Map<string, string>()
  const schemas: Record<string, Schema> = {}
  for (const [name, schema] of Object.entries(spec.components.schemas)) {
    const type = schema.properties?.type?.const
    const isProblem = typeof type === 'string' && type.startsWith('urn:smithers:problem:')
    names.set(name, isProblem ? `${pascal(type.slice('urn:smithers:problem:'.length))}Problem` : pascal(name))
    if (!schema.$ref) schemas[names.get(name) as string] = schema
  }
  const sorted = Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const text = JSON.stringify({ ...spec, components: { ...spec.components, schemas: sorted } })
  return JSON.parse(
    text.replaceAll(
      /"#\/components\/schemas\/([^"/]+)"/g,
      (_, name: string) => `"#/components/schemas/${names.get(name) ?? name}"`,
    ),
  ) as OpenApi
}

function problemNames(spec: OpenApi, { method, operation }: ReturnType<typeof operationsOf>[number]): string[] {
  const own = operation['x-problems']
  const tiers = operation['x-tiers']
  const inner = tiers.includes('service')
  return [
    ...new Set([
      ...own,
      ...(inner ? [] : ['unauthenticated', 'banned', 'ambiguous-credentials']),
      ...(tiers.includes('anonymous') ? [] : ['tier-too-low']),
      'invalid-input',
      ...(operation.requestBody ? ['malformed-json', 'body-too-large', 'media-type-refused'] : []),
      ...(method === 'get' || inner ? [] : ['origin-refused']),
      'limit-reached',
      ...(operation['x-served-by'] === 'edge' ? [] : ['internal-token-refused']),
      'hub-unavailable',
      'unexpected',
    ]),
  ].map((name) => {
    if (!spec.components.schemas[`${pascal(name)}Problem`])
      throw new Error(`${operation.operationId}: no problem ${name}`)
    return name
  })
}

function addProblems(spec: OpenApi, operation: Operation, names: string[]) {
  operation['x-problems'] = names
  const byStatus = Map.groupBy(names, (name) => {
    const schema = deref<Schema>(spec, { $ref: `#/components/schemas/${pascal(name)}Problem` })
    return String(schema.properties?.status?.const)
  })
  for (const [status, group] of [...byStatus].toSorted(([a], [b]) => Number(a) - Number(b))) {
    const refs = group.map((name) => ({ $ref: `#/components/schemas/${pascal(name)}Problem` }))
    const mapping = Object.fromEntries(group.map((name, at) => [`urn:smithers:problem:${name}`, refs[at]!.$ref]))
    operation.responses[status] = {
      description: group.join(', '),
      content: {
        'application/problem+json': {
          schema: refs.length === 1 ? refs[0]! : { oneOf: refs, discriminator: { propertyName: 'type', mapping } },
        },
      },
    }
  }
}
