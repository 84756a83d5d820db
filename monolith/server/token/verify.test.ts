import { createHash, createHmac, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createReplayMemory } from './replay.ts'
import { readSecrets } from './secrets.ts'
import { createVerifier, type Bound } from './verify.ts'

const start = 1_800_000_000_000
let time = start
const seconds = start / 1000
const first = Buffer.alloc(32, 7)
const second = Buffer.alloc(32, 9)
const ring = readSecrets(`a:${first.toString('base64url')},b:${second.toString('base64url')}`)
if (!ring.ok) throw new Error(ring.problem)
const keys = ring.value
const body = Buffer.from('{"title":"x"}')
const bound: Bound = { method: 'POST', target: '/api/repos/o/r/issues?x=1' }

const encode = (text: string) => Buffer.from(text).toString('base64url')
const good = () => ({
  iss: 'edge',
  aud: 'monolith',
  sub: '0x9858EfFD232B4033E47d90003D41EC34EcaEda94',
  tier: 'maintainer',
  jti: randomUUID(),
  iat: seconds,
  exp: seconds + 30,
  htm: 'POST',
  htu: '/api/repos/o/r/issues?x=1',
  bh: createHash('sha256').update(body).digest('base64url'),
})
const HEADER = { alg: 'HS256', typ: 'sh-int+jwt', kid: 'a' }

function mint(claims: object, header: object = HEADER, key = first): string {
  const text = `${encode(JSON.stringify(header))}.${encode(JSON.stringify(claims))}`
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
}

function verifyWith(
  verify: ReturnType<typeof createVerifier>,
  token: string | undefined,
  at = bound,
  bytes: Uint8Array = body,
) {
  const verified = verify(token === undefined ? undefined : `Bearer ${token}`, at)
  if (!verified.ok) return verified.problem
  return verified.value.bind(bytes) ?? verified.value.caller
}
function verify(token: string | undefined, at?: Bound, bytes?: Uint8Array) {
  time = start
  return verifyWith(
    createVerifier(
      () => keys,
      () => time,
    ),
    token,
    at,
    bytes,
  )
}

describe('the internal token', () => {
  test('lets in the request it was minted for, in the name it carries', () => {
    expect(verify(mint(good()))).toEqual({ actor: good().sub, tier: 'maintainer' })
  })

  test('may be signed by either key of the ring', () => {
    expect(verify(mint(good(), { ...HEADER, kid: 'b' }, second))).toMatchObject({ tier: 'maintainer' })
  })

  test.each([[{ sub: 'anonymous', tier: 'anonymous' }], [{ sub: 'edge', tier: 'service' }]])(
    'may speak for %j',
    ({ sub, tier }) => {
      expect(verify(mint({ ...good(), sub, tier }))).toEqual({ actor: sub, tier })
    },
  )

  test('is used once, and is not used up by a request with another body', () => {
    const verifier = createVerifier(
      () => keys,
      () => start,
    )
    const token = mint(good())
    expect(verifyWith(verifier, token, bound, Buffer.from('{}'))).toBe('bound')
    expect(verifyWith(verifier, token)).toMatchObject({ tier: 'maintainer' })
    expect(verifyWith(verifier, token)).toBe('replayed')
    expect(verifyWith(verifier, mint(good()))).toMatchObject({ tier: 'maintainer' })
  })

  test('is taken by the keys of now, and a changed ring forgets no use', () => {
    let now = keys.slice(0, 1)
    const verifier = createVerifier(
      () => now,
      () => start,
    )
    const [used, unused] = [mint(good()), mint(good())]
    expect(verifyWith(verifier, used)).toMatchObject({ tier: 'maintainer' })
    now = [keys[1]!, keys[0]!]
    expect(verifyWith(verifier, mint(good(), { ...HEADER, kid: 'b' }, second))).toMatchObject({ tier: 'maintainer' })
    expect(verifyWith(verifier, mint(good()))).toMatchObject({ tier: 'maintainer' })
    expect(verifyWith(verifier, used)).toBe('replayed')
    now = [keys[1]!]
    expect(verifyWith(verifier, unused)).toBe('kid')
  })

  test.each<[name: string, token: () => string | undefined, reason: string]>([
    ['nothing', () => undefined, 'missing'],
    ['two parts', () => mint(good()).split('.').slice(0, 2).join('.'), 'malformed'],
    ['four parts', () => `${mint(good())}.x`, 'malformed'],
    ['white space inside', () => mint(good()).replace('.', ' .'), 'malformed'],
    ['a line end behind', () => `${mint(good())}\n`, 'malformed'],
    ['padding', () => `${mint(good())}=`, 'malformed'],
    ['five kilobytes', () => mint({ ...good(), x: 'y'.repeat(5000) }), 'malformed'],
    ['claims that are a list', () => mint([good()]), 'malformed'],
    ['claims that are no JSON', () => signed(HEADER, '{"iss":'), 'malformed'],
    ['a header that is no JSON', () => signed('nonsense', JSON.stringify(good())), 'malformed'],
    ['alg none', () => mint(good(), { ...HEADER, alg: 'none' }), 'signature'],
    ['alg none and no signature', () => mint(good(), { ...HEADER, alg: 'none' }).replace(/[^.]*$/, ''), 'malformed'],
    ['alg HS512', () => mint(good(), { ...HEADER, alg: 'HS512' }), 'signature'],
    ['alg in small letters', () => mint(good(), { ...HEADER, alg: 'hs256' }), 'signature'],
    ['the type of an access token', () => mint(good(), { ...HEADER, typ: 'at+jwt' }), 'type'],
    ['no type', () => mint(good(), { alg: 'HS256', kid: 'a' }), 'type'],
    ['a header that brings its own key', () => mint(good(), { ...HEADER, jwk: { kty: 'oct', k: 'AA' } }), 'malformed'],
    ['a header that points at a key', () => mint(good(), { ...HEADER, jku: 'https://evil.example' }), 'malformed'],
    ['a critical extension', () => mint(good(), { ...HEADER, crit: ['x'], x: 1 }), 'malformed'],
    ['an unknown kid', () => mint(good(), { ...HEADER, kid: 'c' }), 'kid'],
    ['kid __proto__', () => mint(good(), { ...HEADER, kid: '__proto__' }), 'kid'],
    ['the kid of the other key', () => mint(good(), { ...HEADER, kid: 'b' }), 'signature'],
    ['another secret', () => mint(good(), HEADER, second), 'signature'],
    ['a signature cut short', () => mint(good()).slice(0, -3), 'signature'],
    ['another issuer', () => mint({ ...good(), iss: 'monolith' }), 'issuer'],
    ['another audience', () => mint({ ...good(), aud: 'edge' }), 'audience'],
    ['a list of audiences', () => mint({ ...good(), aud: ['monolith'] }), 'audience'],
    ['a life over 60 s', () => mint({ ...good(), exp: seconds + 61 }), 'lifetime'],
    ['a life of nothing', () => mint({ ...good(), exp: seconds }), 'lifetime'],
    ['no expiry', () => mint({ ...good(), exp: undefined }), 'lifetime'],
    ['times as text', () => mint({ ...good(), exp: String(seconds + 30) }), 'lifetime'],
    ['an endless life', () => signed(HEADER, JSON.stringify(good()).replace(/"exp":\d+/, '"exp":1e999')), 'lifetime'],
    ['a future birth', () => mint({ ...good(), iat: seconds + 20, exp: seconds + 50 }), 'not-yet'],
    ['a past end', () => mint({ ...good(), iat: seconds - 50, exp: seconds - 10 }), 'expired'],
    ['a birth before the start', () => mint({ ...good(), iat: seconds - 20, exp: seconds + 30 }), 'expired'],
    ['an unknown tier', () => mint({ ...good(), tier: 'root' }), 'tier'],
    ['a tier of a list', () => mint({ ...good(), tier: ['admin'] }), 'tier'],
    ['no subject', () => mint({ ...good(), sub: '' }), 'tier'],
    ['a nameless admin', () => mint({ ...good(), sub: 'anonymous', tier: 'admin' }), 'tier'],
    ['an address as the edge', () => mint({ ...good(), tier: 'service' }), 'tier'],
    ['the local actor', () => mint({ ...good(), sub: 'local', tier: 'admin' }), 'tier'],
    ['no body hash', () => mint({ ...good(), bh: undefined }), 'bound'],
    ['no id', () => mint({ ...good(), jti: undefined }), 'malformed'],
    ['an id that is too long', () => mint({ ...good(), jti: 'x'.repeat(129) }), 'malformed'],
  ])('is refused with %s', (_name, token, reason) => {
    expect(verify(token())).toBe(reason)
  })

  test.each<[name: string, at: Bound, bytes: Uint8Array]>([
    ['method', { ...bound, method: 'GET' }, body],
    ['path', { ...bound, target: '/api/repos/o/r/issues/1?x=1' }, body],
    ['query', { ...bound, target: '/api/repos/o/r/issues?x=2' }, body],
    ['spelling of the path', { ...bound, target: '/api/repos/o/r/%69ssues?x=1' }, body],
    ['body', bound, Buffer.from('{"title":"y"}')],
    ['length of body', bound, new Uint8Array()],
  ])('does not serve for another %s', (_name, at, bytes) => {
    expect(verify(mint(good()), at, bytes)).toBe('bound')
  })

  test('is refused when its signature is another spelling of the same bytes', () => {
    const token = mint(good())
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const sibling = alphabet[alphabet.indexOf(token.at(-1) ?? '') ^ 1] ?? ''
    expect(verify(token.slice(0, -1) + sibling)).toBe('malformed')
  })

  test.each(['Basic', 'bearer', 'Bearer  ', 'DPoP'])('is refused behind %s', (scheme) => {
    expect(
      createVerifier(
        () => keys,
        () => start,
      )(`${scheme} ${mint(good())}`, bound),
    ).toEqual({
      ok: false,
      problem: 'malformed',
    })
  })
})

function signed(header: object | string, claims: string): string {
  const text = `${encode(typeof header === 'string' ? header : JSON.stringify(header))}.${encode(claims)}`
  return `${text}.${createHmac('sha256', first).update(text).digest('base64url')}`
}

test('an id stays used for as long as its token could live, and is forgotten in the end', () => {
  let at = 0
  const memory = createReplayMemory(() => at)
  for (const began of [0, 69_000, 71_000, 500_000]) {
    at = began
    expect(memory.use(`id-${began}`)).toBe(true)
    for (at = began; at <= began + 66_000; at += 3000) expect(memory.use(`id-${began}`)).toBe(false)
  }
  at = 1_000_000
  expect(memory.use('id-0')).toBe(true)
})

describe('the ring of keys', () => {
  const long = first.toString('base64url')
  test.each([
    ['empty', ''],
    ['without a kid', `:${long}`],
    ['without a secret', 'a:'],
    ['with a secret of 31 bytes', `a:${Buffer.alloc(31).toString('base64url')}`],
    ['with a short second secret', `a:${long},b:AAAA`],
    ['with one kid twice', `a:${long},a:${second.toString('base64url')}`],
    ['with a third part', `a:${long}:x`],
    ['with padding', `a:${Buffer.alloc(32).toString('base64')}`],
    ['with a comma at the end', `a:${long},`],
  ])('is refused %s', (_name, text) => expect(readSecrets(text).ok).toBe(false))
})
