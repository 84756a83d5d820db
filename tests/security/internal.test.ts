/** The monolith's own door: only what the edge signed, for exactly this request, once. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'

import { readSecrets } from '@smithers/infra/dev/secrets'
import { openHub } from '@smithers/monolith'
import { importJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const dir = mkdtempSync(join(tmpdir(), 'smithers-internal-'))
const secrets = readSecrets(dir)
const [kid = '', secret = ''] = secrets.internal.split(':')
const address = '0x9858EfFD232B4033E47d90003D41EC34EcaEda94'

type Hub = Extract<Awaited<ReturnType<typeof openHub>>, { ok: true }>['value']
let hub: Hub
let url: string
beforeAll(async () => {
  const opened = await openHub({ dir: join(dir, 'hub'), env: process.env, writeThread: true })
  if (!opened.ok) throw new Error(opened.problem.say)
  hub = opened.value
  url = `http://127.0.0.1:${(await hub.listen({ port: 0, secrets: secrets.internal })).port}`
})
afterAll(async () => {
  await hub.close()
  rmSync(dir, { recursive: true, force: true })
})

const now = () => Math.floor(Date.now() / 1000)
const hashOf = (body: string) => createHash('sha256').update(body).digest('base64url')
const path = '/api/internal/sign-ins'
const body = JSON.stringify({ address })

type Change = {
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  without?: string[]
  key?: Uint8Array
}
async function minted({ claims = {}, header = {}, without = [], key = Buffer.from(secret, 'base64url') }: Change = {}) {
  const whole: Record<string, unknown> = {
    iss: 'edge',
    aud: 'monolith',
    sub: 'edge',
    tier: 'service',
    jti: randomUUID(),
    iat: now(),
    exp: now() + 30,
    htm: 'POST',
    htu: path,
    bh: hashOf(body),
    ...claims,
  }
  for (const name of without) delete whole[name]
  return await new SignJWT(whole).setProtectedHeader({ alg: 'HS256', typ: 'sh-int+jwt', kid, ...header }).sign(key)
}

async function send(
  token: string | undefined,
  change: { path?: string; body?: string; method?: string; headers?: Record<string, string> } = {},
) {
  const method = change.method ?? 'POST'
  const credentials = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const headers = { 'content-type': 'application/json', ...credentials, ...change.headers }
  // fetch would add what only browsers send.
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(`${url}${change.path ?? path}`, { method, headers }, resolve)
    sent.on('error', reject)
    sent.end(method === 'GET' ? undefined : (change.body ?? body))
  })
  const { type = '', reason } = (await json(answer)) as { type?: string; reason?: string }
  return [answer.statusCode, type.replace('urn:smithers:problem:', ''), reason]
}
const refused = (reason: string) => [401, 'internal-token-refused', reason]

test('a token of the edge for exactly this request is let in', async () =>
  expect((await send(await minted()))[0]).toBe(200))

test('50 the same token again is refused', async () => {
  const token = await minted()
  expect((await send(token))[0]).toBe(200)
  expect(await send(token)).toEqual(refused('replayed'))
})

test('50 of fifty parallel uses of one token one is let in', async () => {
  const token = await minted()
  const answers = await Promise.all(Array.from({ length: 50 }, () => send(token)))
  expect(answers.filter(([status]) => status === 200)).toHaveLength(1)
})

describe('a token for another request', () => {
  test('51 with another body is refused', async () =>
    expect(await send(await minted(), { body: body.replace('9858', '9859') })).toEqual(refused('bound')))
  test('52 to another path is refused', async () =>
    expect(await send(await minted({ claims: { htu: '/api/internal/policy' } }))).toEqual(refused('bound')))
  test('52 with another query is refused', async () =>
    expect(await send(await minted(), { path: `${path}?x=1` })).toEqual(refused('bound')))
  test('53 of another method is refused', async () => {
    const token = await minted({ claims: { htu: '/api/internal/policy', bh: hashOf('') } })
    expect(await send(token, { path: '/api/internal/policy', method: 'GET' })).toEqual(refused('bound'))
  })
})

describe('a token', () => {
  test.each<[string, Change, string]>([
    ['54 for another audience', { claims: { aud: 'edge' } }, 'audience'],
    ['55 for a list of audiences', { claims: { aud: ['monolith'] } }, 'audience'],
    ['56 of another issuer', { claims: { iss: 'https://evil.example' } }, 'issuer'],
    ['57 that lives longer than a minute', { claims: { exp: now() + 3600 } }, 'lifetime'],
    ['57 that ends before it begins', { claims: { iat: now(), exp: now() - 1 } }, 'lifetime'],
    ['58 issued in the future', { claims: { iat: now() + 60, exp: now() + 90 } }, 'not-yet'],
    ['59 of an unknown tier', { claims: { tier: 'owner' } }, 'tier'],
    ['60 of another secret', { key: randomBytes(32) }, 'signature'],
    ['61 of an unknown kid', { header: { kid: 'nobody' } }, 'kid'],
    ['62 of another type', { header: { typ: 'at+jwt' } }, 'type'],
    ['63 without the hash of its body', { without: ['bh'] }, 'bound'],
    ['that has expired', { claims: { iat: now() - 90, exp: now() - 60 } }, 'expired'],
    ['without an id', { without: ['jti'] }, 'malformed'],
  ])('%s is refused', async (_name, change, reason) =>
    expect(await send(await minted(change))).toEqual(refused(reason)),
  )

  test('62 of a user is refused', async () => {
    const key = secrets.accessKeys[0]!
    const user = await new SignJWT({ tier: 'admin', epoch: 1, sid: 's', sub: `eip155:1:${address}` })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid })
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign(await importJWK(key, 'EdDSA'))
    expect(await send(user)).toEqual(refused('type'))
  })

  test.each([
    ['that is missing', undefined, 'missing'],
    ['that is nothing', 'x', 'malformed'],
    ['with padding', async () => `${await minted()}=`, 'malformed'],
  ])('%s is refused', async (_name, make, reason) =>
    expect(await send(typeof make === 'function' ? await make() : make)).toEqual(refused(reason)),
  )

  test.each(['origin', 'cookie', 'sec-fetch-site'])('good as it is, is refused beside a browser’s %s', async (name) =>
    expect(await send(await minted(), { headers: { [name]: 'x=y' } })).toEqual(refused('browser')),
  )
})

test.each([`k:${randomBytes(31).toString('base64url')}`, 'k:', '', `${secrets.internal},short:AAAA`])(
  '64 a ring with a short secret does not start (%#)',
  async (ring) => {
    await expect(hub.listen({ port: 0, secrets: ring })).rejects.toThrow('internal secrets')
    const opened = await openHub({
      dir: join(dir, 'another'),
      env: { ...process.env, SMITHERS_INTERNAL_SECRETS: ring },
    })
    expect(opened.ok).toBe(false)
  },
)
