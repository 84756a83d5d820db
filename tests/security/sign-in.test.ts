/** Signing in: what else must be right about the request, and the browser that makes it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { partsFor, write, type Parts } from './rig/siwe.ts'
import { cookieHeader, cookiesOf, openWorld, refusal, type Answer, type World } from './rig/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('a request', () => {
  const signIn = (call: Parameters<World['call']>[2]) => world.call('POST', '/api/auth/sign-in', call)

  test.each([
    ['25 that is not JSON', '{"message":'],
    ['25 that is not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
  ])('%s is malformed', async (_name, raw) =>
    expect(refusal(await signIn({ raw, headers: { 'content-type': 'application/json' } }))).toEqual([
      400,
      'malformed-json',
      undefined,
    ]),
  )

  test.each([
    ['25 null', null],
    ['a list', []],
    ['a missing signature', { message: 'x' }],
    ['an unknown member', { message: 'x', signature: 'y', admin: true }],
    ['a number for a message', { message: 1, signature: 'y' }],
    ['a message of 10 MB declared smaller than it is', { message: 'x'.repeat(5000), signature: 'y' }],
  ])('with %s does not fit', async (_name, body) => expect((await signIn({ body })).problem).toBe('invalid-input'))

  test('of ten megabytes is too large', async () =>
    expect((await signIn({ body: { message: 'x'.repeat(10_000_000), signature: 'y' } })).problem).toBe(
      'body-too-large',
    ))

  const body = { message: 'x', signature: 'y' }
  test.each<[string, Record<string, string>]>([
    ['26 from a foreign origin', { origin: 'https://evil.example' }],
    ['26 from an origin of nothing', { origin: 'null' }],
    ['26 from our host under another port', { origin: 'http://localhost:1' }],
    ['27 that a browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['27 that a browser calls same-site', { 'sec-fetch-site': 'same-site' }],
    ['with our cookies and no origin', { cookie: '__Host-sh_pre=abc' }],
  ])('%s is refused', async (_name, headers) =>
    expect((await signIn({ body, headers })).problem).toBe('origin-refused'),
  )

  test('27 that names our origin and yet is cross-site is refused', async () =>
    expect((await signIn({ body, headers: { origin: world.origin, 'sec-fetch-site': 'cross-site' } })).problem).toBe(
      'origin-refused',
    ))

  test('28 of text/plain is refused', async () =>
    expect((await signIn({ raw: JSON.stringify(body), headers: { 'content-type': 'text/plain' } })).problem).toBe(
      'media-type-refused',
    ))

  test('28 of no declared type is refused', async () =>
    expect((await signIn({ raw: new TextEncoder().encode(JSON.stringify(body)) })).problem).toBe('media-type-refused'))
})

describe('a browser', () => {
  async function begin() {
    const person = world.person()
    const nonce = await world.call('POST', '/api/auth/nonce', { browser: true })
    const message = write(await partsWith(person.address, nonce))
    return { nonce, cookies: cookiesOf(nonce), body: { message, signature: await person.sign(message) } }
  }
  const partsWith = async (address: string, { body }: Answer): Promise<Parts> => ({
    ...body,
    address,
    issuedAt: new Date().toISOString(),
  })

  test('gets its tokens in cookies that no script, other site or other host can read', async () => {
    const { cookies, body } = await begin()
    const answer = await world.call('POST', '/api/auth/sign-in', {
      browser: true,
      cookie: cookieHeader(cookies),
      body: { ...body, mode: 'token' },
    })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ signedIn: true, accessToken: null, refreshToken: null })
    const [access, refresh] = answer.headers.getSetCookie()
    expect(access).toMatch(/^__Host-sh_at=[\w.-]+; Path=\/; SameSite=Lax; Secure; HttpOnly; Max-Age=600$/)
    expect(refresh).toMatch(
      /^__Secure-sh_rt=[\w-]{43}; Path=\/api\/auth; SameSite=Strict; Secure; HttpOnly; Max-Age=2592000$/,
    )
    const session = await world.call('GET', '/api/auth/session', {
      cookie: `__Host-sh_at=${cookiesOf(answer)['__Host-sh_at']}`,
    })
    expect(session.body.signedIn).toBe(true)
  })

  test('29 without the cookie of the browser that began is refused', async () => {
    const { body } = await begin()
    expect(refusal(await world.call('POST', '/api/auth/sign-in', { browser: true, body }))).toEqual([
      401,
      'nonce-refused',
      'other-browser',
    ])
  })

  test('29 with the cookie of another browser is refused', async () => {
    const { body } = await begin()
    const other = await begin()
    const answer = await world.call('POST', '/api/auth/sign-in', {
      browser: true,
      cookie: cookieHeader(other.cookies),
      body,
    })
    expect(refusal(answer)).toEqual([401, 'nonce-refused', 'other-browser'])
  })

  test('29 with two pre-session cookies, one planted, is refused', async () => {
    const { body, cookies } = await begin()
    const answer = await world.call('POST', '/api/auth/sign-in', {
      browser: true,
      cookie: `${cookieHeader(cookies)}; ${cookieHeader(cookies)}`,
      body,
    })
    expect(refusal(answer)).toEqual([401, 'nonce-refused', 'other-browser'])
  })

  test('a nonce of a program does not work in a browser', async () => {
    const person = world.person()
    const message = write(await partsFor(person, world.call))
    const { cookies } = await begin()
    const body = { message, signature: await person.sign(message) }
    const answer = await world.call('POST', '/api/auth/sign-in', { browser: true, cookie: cookieHeader(cookies), body })
    expect(refusal(answer)).toEqual([401, 'nonce-refused', 'other-browser'])
  })

  test('two tabs that begin at once both get in', async () => {
    const first = await begin()
    const person = world.person()
    const nonce = await world.call('POST', '/api/auth/nonce', { browser: true, cookie: cookieHeader(first.cookies) })
    const message = write(await partsWith(person.address, nonce))
    const cookie = cookieHeader(cookiesOf(nonce))
    const second = await world.call('POST', '/api/auth/sign-in', {
      browser: true,
      cookie,
      body: { message, signature: await person.sign(message) },
    })
    expect(second.status).toBe(200)
    expect((await world.call('POST', '/api/auth/sign-in', { browser: true, cookie, body: first.body })).status).toBe(
      200,
    )
  })
})
