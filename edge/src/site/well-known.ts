import { json } from '../answer/answer.ts'
import { publicKeys } from '../auth/access-keys.ts'
import type { Env } from '../env.ts'

/** Answers `/.well-known/…`: the keys that access tokens are signed with (RFC 7517) and whom to tell of a hole (RFC 9116). */
export function wellKnown(method: string, path: string, env: Env): Response {
  if (method !== 'GET' && method !== 'HEAD')
    return text('Only GET and HEAD are allowed here.\n', 405, { allow: 'GET, HEAD' })
  if (path === '/.well-known/jwks.json') {
    return json({ keys: publicKeys(env.ACCESS_KEYS) }, 200, { 'cache-control': 'public, max-age=300' })
  }
  if (path === '/.well-known/security.txt') return text(securityText(env.ORIGIN))
  return text('There is nothing at this address.\n', 404)
}

/** RFC 9116 wants an expiry; a year from now, at midnight, so that the answer stays the same all day. */
function securityText(origin: string): string {
  const expires = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10)
  return [
    `Contact: ${origin}/`,
    `Expires: ${expires}T00:00:00.000Z`,
    'Preferred-Languages: en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n')
}

function text(body: string, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=300', ...headers },
  })
}
