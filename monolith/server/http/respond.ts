import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'

import type { Answer } from '../dispatch.ts'

/**
 * Writes an answer down. On a socket it goes straight to Node's own response: a `Response` in between, with its headers and
 * its stream, costs more than all the rest of a read.
 */
export function respond(c: Context<{ Bindings: Partial<HttpBindings> }>, { status, body, headers }: Answer): Response {
  const text = body === undefined ? '' : JSON.stringify(body)
  const outgoing = c.env?.outgoing
  if (!outgoing) return new Response(status === 304 ? null : text, { status, headers })
  outgoing.writeHead(status, status === 304 ? headers : { ...headers, 'content-length': Buffer.byteLength(text) })
  outgoing.end(text)
  return RESPONSE_ALREADY_SENT
}
