/** Access tokens: every forgery and odd spelling that must not open a door. */
import { createHmac } from 'node:crypto'
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openWorld, refusal, type World } from './rig/world.ts'

let world: World
let token: string
let person: Awaited<ReturnType<World['someone']>>
beforeAll(async () => {
  world = await openWorld()
  person = await world.someone('maintainer')
  token = person.token
})
afterAll(() => world.close())

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const parts = (): [string, string, string] => token.split('.') as [string, string, string]
const read = (text: string): Record<string, unknown> => JSON.parse(Buffer.from(text, 'base64url').toString())
const header = () => read(parts()[0])
const claims = () => read(parts()[1])

const listEvents = (bearer: string) => world.call('GET', '/api/events', { token: bearer })

/** Signed with the hub's own key: only the content is wrong. */
async function minted(change: Record<string, unknown>, protect: Record<string, unknown> = {}, without: string[] = []) {
  const key = world.secrets.accessKeys[0]!
  const payload: JWTPayload = { ...claims(), ...change }
  for (const name of without) delete payload[name]
  return await new SignJWT(payload)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid, ...protect })
    .sign(await importJWK(key, 'EdDSA'))
}

test('a good token opens what its tier may do', async () => expect((await listEvents(token)).status).toBe(200))

test('it says who, which tier, which session and until when, and others can check it', async () => {
  expect(header()).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: world.secrets.accessKeys[0]!.kid })
  const { iat, exp, ...rest } = claims()
  expect(rest).toEqual({
    iss: world.origin,
    aud: world.origin,
    sub: `eip155:1:${person.address}`,
    tier: 'maintainer',
    epoch: expect.any(Number),
    sid: person.session,
    jti: expect.any(String),
  })
  expect(Number(exp) - Number(iat)).toBe(600)
  const jwks = await world.call('GET', '/.well-known/jwks.json')
  expect(jwks.headers.get('cache-control')).toContain('max-age=300')
  expect(JSON.stringify(jwks.body)).not.toContain('"d"')
})

describe('a token', () => {
  test.each<[string, () => string | Promise<string>, string]>([
    ['30 of no algorithm', () => `${part({ ...header(), alg: 'none' })}.${parts()[1]}.`, 'malformed'],
    [
      '30 of no algorithm with a mark',
      () => `${part({ ...header(), alg: 'none' })}.${parts()[1]}.${parts()[2]}`,
      'forged',
    ],
    [
      '31 of HS256 with the public key as its secret',
      () => {
        const signed = `${part({ ...header(), alg: 'HS256' })}.${parts()[1]}`
        return `${signed}.${createHmac('sha256', world.secrets.accessKeys[0]!.x).update(signed).digest('base64url')}`
      },
      'forged',
    ],
    ['32 whose tier was edited', () => `${parts()[0]}.${part({ ...claims(), tier: 'admin' })}.${parts()[2]}`, 'forged'],
    ['34 with padding', () => `${token}==`, 'malformed'],
    [
      '34 whose last letter spells the same bytes otherwise',
      () => `${token.slice(0, -1)}${sameBits(token.at(-1)!)}`,
      'malformed',
    ],
    [
      '35 that names keys of its own at an address',
      () => minted({}, { jku: 'https://evil.example/jwks' }),
      'malformed',
    ],
    [
      '36 with a key of its own inside',
      async () => minted({}, { jwk: await exportJWK((await fresh()).publicKey) }),
      'malformed',
    ],
    ['37 of the same kid and another key', () => signedWith(world.secrets.accessKeys[0]!.kid), 'forged'],
    ['38 of an unknown kid', () => signedWith('nobody'), 'forged'],
    ['39 of two parts', () => parts().slice(0, 2).join('.'), 'malformed'],
    ['39 of four parts', () => `${token}.${parts()[2]}`, 'malformed'],
    ['that has expired', () => minted({ iat: now() - 700, exp: now() - 100 }), 'expired'],
    ['issued long ago with a life of years', () => minted({ iat: now() - 3600, exp: now() + 3600 }), 'expired'],
    ['of another issuer', () => minted({ iss: 'https://evil.example' }), 'malformed'],
    ['for another audience', () => minted({ aud: 'monolith' }), 'malformed'],
    ['of another type', () => minted({}, { typ: 'JWT' }), 'malformed'],
    ['with a critical header', () => minted({}, { crit: ['b64'], b64: true }), 'malformed'],
    ['of an unknown tier', () => minted({ tier: 'owner' }), 'malformed'],
    ['of the tier that the edge keeps for itself', () => minted({ tier: 'service' }), 'malformed'],
    ['with a subject of another chain', () => minted({ sub: `eip155:10:${person.address}` }), 'malformed'],
    ['with an epoch that is no number', () => minted({ epoch: '1' }), 'malformed'],
    ['not valid yet', () => minted({ nbf: now() + 600 }), 'malformed'],
    ['longer than 4 KB', () => minted({ jti: 'x'.repeat(4096) }), 'malformed'],
    ['42 that is a refresh token', () => person.refresh, 'malformed'],
    ...['sub', 'tier', 'epoch', 'sid', 'iat', 'exp', 'jti', 'iss', 'aud'].map(
      (name): [string, () => Promise<string>, string] => [
        `41 without ${name}`,
        () => minted({}, {}, [name]),
        'malformed',
      ],
    ),
  ])('%s is refused', async (_name, make, expected) => {
    expect(refusal(await listEvents(await make()))).toEqual([401, 'unauthenticated', expected])
  })

  test.each([
    ['a space inside', (text: string) => `Bearer ${text.slice(0, 20)} ${text.slice(20)}`],
    ['a tab inside', (text: string) => `Bearer ${text.slice(0, 20)}\t${text.slice(20)}`],
    ['another scheme', (text: string) => `Basic ${text}`],
    ['nothing after its scheme', () => 'Bearer'],
  ])('33 with %s is refused', async (_name, write) => {
    const answer = await world.call('GET', '/api/events', { headers: { authorization: write(token) } })
    expect(refusal(answer)).toEqual([401, 'unauthenticated', 'malformed'])
  })

  test('40 of an epoch that is over is refused', async () =>
    expect(refusal(await listEvents(await minted({ epoch: 0 })))).toEqual([401, 'unauthenticated', 'revoked']))

  test('40 of an epoch that has not come is refused', async () =>
    expect(refusal(await listEvents(await minted({ epoch: 99 })))).toEqual([401, 'unauthenticated', 'revoked']))

  test('of a session that never was is refused', async () =>
    expect(refusal(await listEvents(await minted({ sid: 'nosuchsession' })))).toEqual([
      401,
      'unauthenticated',
      'revoked',
    ]))

  test('of an account that never signed in is refused', async () => {
    const stranger = await minted({ sub: `eip155:1:${world.person().address}` })
    expect(refusal(await listEvents(stranger))).toEqual([401, 'unauthenticated', 'revoked'])
  })
})

describe('credentials', () => {
  const cookie = () => `__Host-sh_at=${token}`

  test('43 in a cookie and in a header at once are refused', async () =>
    expect((await world.call('GET', '/api/events', { token, cookie: cookie() })).problem).toBe('ambiguous-credentials'))

  test('in two cookies of one name, one planted, are refused', async () =>
    expect(refusal(await world.call('GET', '/api/events', { cookie: `${cookie()}; ${cookie()}` }))).toEqual([
      401,
      'unauthenticated',
      'malformed',
    ]))

  test.each(['sh_at', '__Secure-sh_at', '__host-sh_at', '__Host-sh_at2'])(
    'in a cookie called %s are no credentials',
    async (name) =>
      expect(refusal(await world.call('GET', '/api/events', { cookie: `${name}=${token}` }))).toEqual([
        401,
        'unauthenticated',
        'missing',
      ]),
  )

  test('in a cookie that is no good are taken away', async () => {
    const answer = await world.call('GET', '/api/events', { cookie: '__Host-sh_at=x.y.z' })
    expect(answer.status).toBe(401)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-sh_at=; .*Max-Age=0$/)
  })

  test('in the query are no credentials', async () =>
    expect(refusal(await world.call('GET', `/api/events?access_token=${token}`))).toEqual([
      401,
      'unauthenticated',
      'missing',
    ]))

  test('of no kind are asked for', async () =>
    expect(refusal(await world.call('GET', '/api/events'))).toEqual([401, 'unauthenticated', 'missing']))
})

describe('an admin', () => {
  test('sees the state of the keys and never their secrets', async () => {
    const admin = await world.someone('admin')
    const { body } = await world.call('GET', '/api/auth/keys', { token: admin.token })
    expect(body.keys.map((key: { use: string; state: string }) => [key.use, key.state])).toEqual([
      ['access', 'signing'],
      ['internal', 'signing'],
    ])
    const secrets = [world.secrets.accessKeys[0]!.d, world.secrets.internal.split(':')[1]!]
    for (const secret of secrets) expect(JSON.stringify(body)).not.toContain(secret)
  })
})

describe('after new keys', () => {
  test('tokens of before are still good, new ones are signed by the new key, and older ones are over', async () => {
    const before = await world.someone('maintainer')
    const oldKid = header()['kid']
    await world.rotateKeys()
    expect((await listEvents(before.token)).status).toBe(200)
    const after = await world.someone('maintainer')
    const kid = read(after.token.split('.')[0]!)['kid']
    expect(kid).not.toBe(oldKid)
    const jwks = (await world.call('GET', '/.well-known/jwks.json')).body.keys
    expect(jwks.map((key: { kid: string }) => key.kid)).toEqual([kid, oldKid])
    const admin = await world.someone('admin')
    const keys = (await world.call('GET', '/api/auth/keys', { token: admin.token })).body.keys
    expect(keys.map((key: { state: string }) => key.state)).toEqual(['signing', 'verifying', 'signing', 'verifying'])
    await world.rotateKeys()
    expect(refusal(await listEvents(before.token))).toEqual([401, 'unauthenticated', 'forged'])
    expect((await world.call('POST', '/api/auth/refresh', { body: { refreshToken: before.refresh } })).status).toBe(200)
  })
})

const now = () => Math.floor(Date.now() / 1000)
const fresh = () => generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })

async function signedWith(kid: string): Promise<string> {
  const { privateKey } = await fresh()
  return await new SignJWT(claims()).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid }).sign(privateKey)
}

/** A letter whose upper bits are the same: 64 bytes end in a letter of which only the first two bits count. */
function sameBits(letter: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return alphabet[alphabet.indexOf(letter) ^ 1]!
}
