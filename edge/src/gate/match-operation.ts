import { catalogue } from '@smithers/api-spec/catalogue'
import type { Operation } from '@smithers/api-spec/commands/catalogue'

/** An operation and the decoded names in its path. */
export type Matched = { operation: Operation; names: Record<string, string> }
export type Match = ({ is: 'operation' } & Matched) | { is: 'other-method'; allowed: string[] } | { is: 'nothing' }

type Route = { operation: Operation; parts: string[] }
const routes = new Map<number, Route[]>()
for (const operation of catalogue.operations) {
  // Operations between the edge and the monolith are no part of what the edge offers.
  if (operation.rights.every((right) => right === 'service')) continue
  const parts = operation.path.slice(1).split('/')
  routes.set(parts.length, [...(routes.get(parts.length) ?? []), { operation, parts }])
}

/**
 * Finds the operation of a request. HEAD asks for what GET answers.
 * @param path the address's path, encoded, below `/api`
 */
export function matchOperation(method: string, path: string): Match {
  const parts = path.slice(1).split('/')
  const asked = method === 'HEAD' ? 'GET' : method
  const allowed: string[] = []
  let found: Matched | undefined
  for (const route of routes.get(parts.length) ?? []) {
    const names = namesIn(route, parts)
    if (names === undefined) continue
    if (route.operation.method === asked) found ??= { operation: route.operation, names }
    allowed.push(route.operation.method)
  }
  if (found) return { is: 'operation', ...found }
  return allowed.length > 0 ? { is: 'other-method', allowed } : { is: 'nothing' }
}

function namesIn(route: Route, parts: string[]): Record<string, string> | undefined {
  const names: Record<string, string> = {}
  for (const [at, expected] of route.parts.entries()) {
    const actual = parts[at] ?? ''
    if (!expected.startsWith('{')) {
      if (expected !== actual) return undefined
      continue
    }
    const decoded = decode(actual)
    if (decoded === undefined || decoded === '') return undefined
    names[expected.slice(1, -1)] = decoded
  }
  return names
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
