import { createHash, createHmac, randomUUID } from 'node:crypto'

import { describe, expect, test } from 'vitest'

import { createReplayGuard, readKeyRing, verifyInternalToken, type Bound } from './internal-token.ts'

const now = 1_800_000_000
const startedAt = now - 600
const secret = Buffer.alloc(32, 7)
const second = Buffer.alloc(32, 9)
const ring = new Map([['a', secret], ['b', second]])
const body = Buffer.from('{"title":"x"}')
const bound: Bound = { method: 'POST', target: '/api/repos/o/r/issues?x=1', body }

const base64url = (text: string) => Buffer.from(text).toString('base64url')
const good = () => ({
  iss: 'edge',
  aud: 'monolith' as unknown,
  sub: '0x9858EfFD232B4033E47d90003D41EC34EcaEda94',
  tier: 'maintainer',
  jti: randomUUID() as unknown,
  iat: now - 1 as unknown,
  exp: now + 30 as unknown,
  htm: 'POST',
  htu: '/api/repos/o/r/issues?x=1',
  bh: createHash('sha256').update(body).digest('base64url') as unknown,
})

function mint(claims: object, header: object = { alg: 'HS256', typ: 'sh-int+jwt', kid: 'a' }, key = secret): string {
  const text = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}`
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
}

const verify = (token: string | undefined, at: Bound = bound) => verifyInternalToken(token, at, ring, createReplayGuard(), now, startedAt)
const reason = (token: string | undefined, at?: Bound) => {
  const result = verify(token, at)
  return result.ok ? 'let in' : result.problem
}

describe('the internal token', () => {
  test('lets the request in that it was minted for, in the name it carries', () => {
    expect(verify(mint(good()))).toEqual({ ok: true, value: { actor: good().sub, tier: 'maintainer' } })
  })

  test('may be signed by either key of the ring', () => {
    expect(reason(mint(good(), { alg: 'HS256', typ: 'sh-int+jwt', kid: 'b' }, second))).toBe('let in')
  })

  test('is used once', () => {
    const guard = createReplayGuard()
    const token = mint(good())
    expect(verifyInternalToken(token, bound, ring, guard, now, startedAt).ok).toBe(true)
    expect(verifyInternalToken(token, bound, ring, guard, now, startedAt)).toEqual({ ok: false, problem: 'replayed' })
  })

  test('stays refused the second time for as long as it could be valid, and is then forgotten', () => {
    const guard = createReplayGuard()
    expect(guard.first('one-and-only-token', now)).toBe(true)
    for (let later = 0; later <= 70; later += 1) expect(guard.first('one-and-only-token', now + later)).toBe(false)
    expect(guard.first('one-and-only-token', now + 600)).toBe(true)
  })

  test.each<[name: string, change: () => string | undefined, expected: string]>([
    ['nothing', () => undefined, 'missing'],
    ['two parts', () => mint(good()).split('.').slice(0, 2).join('.'), 'malformed'],
    ['white space inside', () => mint(good()).replace('.', ' .'), 'malformed'],
    ['padding', () => `${mint(good())}=`, 'malformed'],
    ['five kilobytes', () => mint({ ...good(), x: 'y'.repeat(5000) }), 'malformed'],
    ['claims that are a list', () => mint([good()]), 'malformed'],
    ['alg none', () => mint(good(), { alg: 'none', typ: 'sh-int+jwt', kid: 'a' }), 'type'],
    ['alg HS512', () => mint(good(), { alg: 'HS512', typ: 'sh-int+jwt', kid: 'a' }), 'type'],
    ['the type of an access token', () => mint(good(), { alg: 'HS256', typ: 'at+jwt', kid: 'a' }), 'type'],
    ['a header that brings its own key', () => mint(good(), { alg: 'HS256', typ: 'sh-int+jwt', kid: 'a', jwk: {} }), 'type'],
    ['an unknown kid', () => mint(good(), { alg: 'HS256', typ: 'sh-int+jwt', kid: 'c' }), 'kid'],
    ['kid __proto__', () => mint(good(), { alg: 'HS256', typ: 'sh-int+jwt', kid: '__proto__' }), 'kid'],
    ['another secret', () => mint(good(), undefined, second), 'signature'],
    ['another issuer', () => mint({ ...good(), iss: 'monolith' }), 'issuer'],
    ['another audience', () => mint({ ...good(), aud: 'edge' }), 'audience'],
    ['a list of audiences', () => mint({ ...good(), aud: ['monolith'] }), 'audience'],
    ['a life over 60 s', () => mint({ ...good(), exp: now + 61 }), 'lifetime'],
    ['a life under 0', () => mint({ ...good(), exp: now - 2 }), 'lifetime'],
    ['no expiry', () => mint({ ...good(), exp: undefined }), 'lifetime'],
    ['times as text', () => mint({ ...good(), exp: String(now + 30) }), 'lifetime'],
    ['a future birth', () => mint({ ...good(), iat: now + 20 }), 'not-yet'],
    ['a past end', () => mint({ ...good(), iat: now - 50, exp: now - 10 }), 'expired'],
    ['a birth before the start', () => verifyBeforeStart(), 'expired'],
    ['an unknown tier', () => mint({ ...good(), tier: 'root' }), 'tier'],
    ['no subject', () => mint({ ...good(), sub: '' }), 'tier'],
    ['no body hash', () => mint({ ...good(), bh: undefined }), 'bound'],
    ['a short jti', () => mint({ ...good(), jti: '1' }), 'replayed'],
    ['no jti', () => mint({ ...good(), jti: undefined }), 'replayed'],
  ])('is refused with %s', (_name, change, expected) => {
    expect(reason(change())).toBe(expected)
  })

  test.each<[name: string, other: Partial<Bound>]>([
    ['method', { method: 'GET' }],
    ['path', { target: '/api/repos/o/r/issues/1?x=1' }],
    ['query', { target: '/api/repos/o/r/issues?x=2' }],
    ['body', { body: Buffer.from('{"title":"y"}') }],
  ])('does not serve for another %s', (_name, other) => {
    expect(reason(mint(good()), { ...bound, ...other })).toBe('bound')
  })

  test('is refused when its signature is another spelling of the same bytes', () => {
    const token = mint(good())
    const last = token.at(-1) ?? ''
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const sibling = alphabet[alphabet.indexOf(last) ^ 1] ?? ''
    expect(reason(token.slice(0, -1) + sibling)).toBe('signature')
  })
})

function verifyBeforeStart(): string {
  return mint({ ...good(), iat: startedAt - 20, exp: startedAt + 30 })
}

describe('the ring of keys', () => {
  const long = secret.toString('base64url')
  test.each([
    ['empty', ''],
    ['without a kid', `:${long}`],
    ['without a secret', 'a:'],
    ['with a secret of 31 bytes', `a:${Buffer.alloc(31).toString('base64url')}`],
    ['with one kid twice', `a:${long},a:${second.toString('base64url')}`],
    ['with a third part', `a:${long}:x`],
  ])('is refused %s', (_name, text) => expect(readKeyRing(text)).toBeNull())

  test('holds two keys', () => {
    expect([...(readKeyRing(`a:${long},b:${second.toString('base64url')}`)?.keys() ?? [])]).toEqual(['a', 'b'])
  })
})
