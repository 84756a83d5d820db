import { catalogue } from '@smithers/api-spec/catalogue'
import type { Operation } from '@smithers/api-spec/commands/catalogue'

/** An operation and the decoded names in its path. */
export type Matched = { operation: Operation; names: Record<string, string> }
export type Match = ({ is: 'operation' } & Matched) | { is: 'other-method'; allowed: string[] } | { is: 'nothing' }

/** A part of a route's path: its text, or the name of what stands there. */
type Part = { text: string } | { name: string }
type Route = { operation: Operation; parts: Part[] }
const routes = new Map<number, Route[]>()
for (const operation of catalogue.operations) {
  // Operations between the edge and the monolith are no part of what the edge offers.
  if (operation.rights.every((right) => right === 'service')) continue
  const parts = operation.path.slice(1).split('/').map(partOf)
  routes.set(parts.length, [...(routes.get(parts.length) ?? []), { operation, parts }])
}

function partOf(part: string): Part {
  return part.startsWith('{') ? { name: part.slice(1, -1) } : { text: part }
}

/**
 * Finds the operation of a request. HEAD asks for what GET answers.
 * @param path the address's path, encoded, below `/api`
 */
export function matchOperation(method: string, path: string): Match {
  const parts = path.slice(1).split('/')
  const asked = method === 'HEAD' ? 'GET' : method
  const near = (routes.get(parts.length) ?? []).filter((route) => hasTexts(route, parts))
  const found = near.find((route) => route.operation.method === asked) ?? near[0]
  const names = found && namesIn(found, parts)
  if (found === undefined || names === undefined) return { is: 'nothing' }
  if (found.operation.method === asked) return { is: 'operation', operation: found.operation, names }
  return { is: 'other-method', allowed: near.map((route) => route.operation.method) }
}

function hasTexts({ parts: expected }: Route, parts: string[]): boolean {
  for (let at = expected.length - 1; at >= 0; at--) {
    const part = expected[at]
    if (part !== undefined && 'text' in part && part.text !== parts[at]) return false
  }
  return true
}

function namesIn(route: Route, parts: string[]): Record<string, string> | undefined {
  const names: Record<string, string> = {}
  for (let at = 0; at < parts.length; at++) {
    const expected = route.parts[at]
    if (expected === undefined || 'text' in expected) continue
    const decoded = decode(parts[at] ?? '')
    if (decoded === undefined || decoded === '') return undefined
    names[expected.name] = decoded
  }
  return names
}

function decode(part: string): string | undefined {
  if (!part.includes('%')) return part
  try {
    return decodeURIComponent(part)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
