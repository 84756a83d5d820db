import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { expect, test } from 'vitest'
import { readAccessSwitch } from './access-assertion.ts'

const now = 1_800_000_000_000
const seconds = now / 1000
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const ed = generateKeyPairSync('ed25519')
const jwk = (key: KeyObject, kid: string) => ({ ...key.export({ format: 'jwk' }), kid, use: 'sig' })
const jwks = JSON.stringify({ keys: [jwk(rsa.publicKey, 'r'), jwk(ec.publicKey, 'e'), jwk(ed.publicKey, 'd')] })
const env = { SMITHERS_ACCESS_JWKS: jwks, SMITHERS_ACCESS_AUDIENCE: 'hub' }

const noFile = () => undefined
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
function assertion(alg: string, kid: string, key: KeyObject, claims: object = {}): string {
  const text = `${encode({ alg, kid, typ: 'JWT' })}.${encode({ aud: ['hub'], iat: seconds, exp: seconds + 60, ...claims })}`
  const how = alg === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' as const } : key
  return `${text}.${sign(alg === 'EdDSA' ? null : 'sha256', Buffer.from(text), how).toString('base64url')}`
}
function check(given: string | undefined): boolean | undefined {
  const read = readAccessSwitch(env, () => now, noFile)
  return read.ok ? read.value?.(given) : undefined
}

test('the switch is off without its variables and refuses to be half on', () => {
  expect(readAccessSwitch({}, () => now, noFile)).toEqual({ ok: true, value: undefined })
  for (const half of [
    { SMITHERS_ACCESS_JWKS: jwks },
    { SMITHERS_ACCESS_AUDIENCE: 'hub' },
    { ...env, SMITHERS_ACCESS_JWKS: '{"keys":[]}' },
    { ...env, SMITHERS_ACCESS_JWKS: '{' },
    { ...env, SMITHERS_ACCESS_JWKS: '/no/such/file' },
  ])
    expect(readAccessSwitch(half, () => now, noFile).ok).toBe(false)
})

test('the keys may stand in a file', () => {
  const files = (path: string) => (path === '/etc/jwks.json' ? jwks : undefined)
  expect(readAccessSwitch({ ...env, SMITHERS_ACCESS_JWKS: '/etc/jwks.json' }, () => now, files).ok).toBe(true)
})

test.each([
  ['RS256', 'r', rsa.privateKey],
  ['ES256', 'e', ec.privateKey],
  ['EdDSA', 'd', ed.privateKey],
])('an assertion signed with %s is good', (alg, kid, key) => expect(check(assertion(alg, kid, key))).toBe(true))

test.each<[string, string | undefined]>([
  ['nothing', undefined],
  ['nonsense', 'a.b.c'],
  ['another audience', assertion('EdDSA', 'd', ed.privateKey, { aud: 'other' })],
  ['no audience', assertion('EdDSA', 'd', ed.privateKey, { aud: undefined })],
  ['a past end', assertion('EdDSA', 'd', ed.privateKey, { exp: seconds - 10 })],
  ['no end', assertion('EdDSA', 'd', ed.privateKey, { exp: undefined })],
  ['a future birth', assertion('EdDSA', 'd', ed.privateKey, { iat: seconds + 60 })],
  ['a future beginning', assertion('EdDSA', 'd', ed.privateKey, { nbf: seconds + 60 })],
  ['another key', assertion('EdDSA', 'd', generateKeyPairSync('ed25519').privateKey)],
  ['an unknown kid', assertion('EdDSA', 'x', ed.privateKey)],
  ['the kid of another kind', assertion('EdDSA', 'r', ed.privateKey)],
  ['padding', `${assertion('EdDSA', 'd', ed.privateKey)}==`],
])('an assertion with %s is refused', (_what, given) => expect(check(given)).toBe(false))
