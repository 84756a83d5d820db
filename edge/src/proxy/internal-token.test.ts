import { jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { mintInternalToken } from './internal-token.ts'

const secret = Buffer.alloc(32, 7)
const ring = `new:${secret.toString('base64url')},old:${Buffer.alloc(32, 8).toString('base64url')}`
const caller = { sub: '0x9858EfFD232B4033E47d90003D41EC34EcaEda94', tier: 'admin' } as const

const hashOf = async (bytes: Uint8Array<ArrayBuffer>) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('base64url')

test('the token is bound to one request, lives seconds, and is signed by the first secret', async () => {
  const body = new TextEncoder().encode('{"title":"ü"}')
  const request = { method: 'POST', pathAndQuery: '/api/repos/a/b/issues?x=%20', body: new Uint8Array(body) }
  const { payload, protectedHeader } = await jwtVerify(await mintInternalToken(caller, request, ring), secret)
  expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'sh-int+jwt', kid: 'new' })
  const { iat = 0, exp = 0, jti, ...bound } = payload
  expect(exp - iat).toBeLessThanOrEqual(60)
  expect(jti).toMatch(/^[0-9a-f-]{36}$/)
  expect(bound).toEqual({
    ...caller,
    iss: 'edge',
    aud: 'monolith',
    htm: 'POST',
    htu: '/api/repos/a/b/issues?x=%20',
    bh: await hashOf(body),
  })
})

test('a request without a body is bound to the hash of nothing', async () => {
  const request = { method: 'GET', pathAndQuery: '/api/repos', body: new Uint8Array(0) }
  const { payload } = await jwtVerify(await mintInternalToken(caller, request, ring), secret)
  expect(payload['bh']).toBe(await hashOf(new Uint8Array(0)))
})

test.each([`short:${Buffer.alloc(31).toString('base64url')}`, '', 'kid:', `:${secret.toString('base64url')}`])(
  'a ring of %j signs nothing',
  async (bad) => {
    const request = { method: 'GET', pathAndQuery: '/', body: new Uint8Array(0) }
    await expect(mintInternalToken(caller, request, bad)).rejects.toThrow('INTERNAL_SECRETS')
  },
)
