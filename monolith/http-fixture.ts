import { createHash, createHmac, randomUUID } from 'node:crypto'
import { request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { MAINTAINER, type Fixture } from './fixture.ts'
import { createFollow } from './hub/follow.ts'
import { lastSeq } from '@smithers/core/log/read'
import type { Caller } from '@smithers/core/ports/ports'
import { createDispatch } from '@smithers/server/dispatch'
import { listen, type Listening } from '@smithers/server/listen'
import { readSecrets } from '@smithers/server/token/secrets'
import { createVerifier } from '@smithers/server/token/verify'
import { createApp } from '@smithers/server/http/app'
import { createTags } from '@smithers/server/http/etag'

export const secret = Buffer.alloc(32, 5)

/** Serves a fixture's hub over HTTP, as main does. */
export async function serveFixture(hub: Fixture): Promise<Listening> {
  const ring = readSecrets(`k:${secret.toString('base64url')}`)
  if (!ring.ok) throw new Error(ring.problem)
  const onUnknown = (error: unknown) => {
    hub.unknown.push(error)
    return 'noted'
  }
  const closing = new AbortController()
  const app = createApp({
    dispatch: createDispatch(hub.ports, onUnknown),
    verify: createVerifier(() => ring.value, Date.now),
    checkAssertion: undefined,
    tags: createTags('test', () => lastSeq(hub.ports.store)),
    follow: createFollow(hub.ports.store, hub.onCommit),
    closing: closing.signal,
    onUnknown,
  })
  return await listen(app, 0, () => closing.abort())
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What the edge would send as `Authorization`. */
export function authorize({ actor, tier }: Caller, htm: string, htu: string, body: string | Buffer): string {
  const iat = Math.floor(Date.now() / 1000)
  const bh = createHash('sha256').update(body).digest('base64url')
  const claims = { iss: 'edge', aud: 'monolith', sub: actor, tier, jti: randomUUID(), iat, exp: iat + 30, htm, htu, bh }
  const parts = `${encode({ alg: 'HS256', typ: 'sh-int+jwt', kid: 'k' })}.${encode(claims)}`
  return `Bearer ${parts}.${createHmac('sha256', secret).update(parts).digest('base64url')}`
}

export type Sent = { caller?: Caller; body?: string | Buffer; headers?: Record<string, string | string[]> }
export type Got = Awaited<ReturnType<typeof sendTo>>

/** Asks a server below `/api` as the edge would. */
export async function sendTo(
  port: number,
  method: string,
  path: string,
  { caller = MAINTAINER, body = '', headers = {} }: Sent = {},
) {
  const target = `/api${path}`
  const type: Record<string, string> = body.length > 0 ? { 'content-type': 'application/json' } : {}
  const all = { ...type, authorization: authorize(caller, method, target, body), ...headers }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request({ port, method, path: target, headers: all }, resolve)
    sent.on('error', reject)
    sent.end(body)
  })
  const content = await text(answer)
  const json = content === '' ? undefined : (JSON.parse(content) as Record<string, unknown>)
  return { status: answer.statusCode, headers: answer.headers, text: content, json }
}

export const problemOf = ({ status, json }: Got) => `${status} ${String(json?.['type']).split(':').at(-1)}`
