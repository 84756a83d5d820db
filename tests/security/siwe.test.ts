/** Signing in: every message, signature and nonce that must be refused, each by its own name. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { partsFor, write, type Parts } from './rig/siwe.ts'
import { openWorld, refusal, type Answer, type World } from './rig/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const minutes = (n: number): string => new Date(Date.now() + n * 60_000).toISOString()

async function attempt(
  change: Partial<Parts> | ((text: string) => string),
  signature?: (good: string) => string,
): Promise<Answer> {
  const person = world.person()
  const parts = await partsFor(person, world.call)
  const message = typeof change === 'function' ? change(write(parts)) : write({ ...parts, ...change })
  const signed = await person.sign(message)
  return await world.call('POST', '/api/auth/sign-in', {
    body: { message, signature: signature?.(signed) ?? signed, mode: 'token' },
  })
}

test('a message as asked for, signed by its address, opens a session', async () => {
  const answer = await attempt({})
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ signedIn: true, tier: 'contributor' })
  const session = await world.call('GET', '/api/auth/session', { token: answer.body.accessToken })
  expect(session.body).toMatchObject({
    signedIn: true,
    address: answer.body.address,
    accessToken: null,
    refreshToken: null,
  })
})

describe('a nonce', () => {
  test('1 is refused the second time', async () => {
    const person = world.person()
    const message = write(await partsFor(person, world.call))
    const body = { message, signature: await person.sign(message), mode: 'token' }
    expect((await world.call('POST', '/api/auth/sign-in', { body })).status).toBe(200)
    expect(refusal(await world.call('POST', '/api/auth/sign-in', { body }))).toEqual([401, 'nonce-refused', 'unknown'])
  })

  test('2 that was never given out is refused', async () =>
    expect(refusal(await attempt({ nonce: 'A'.repeat(24) }))).toEqual([401, 'nonce-refused', 'unknown']))

  test('3 is refused after five minutes', async () => {
    const person = world.person()
    const parts = await partsFor(person, world.call)
    await world.sql('UPDATE nonces SET expires_at = ? WHERE nonce = ?', Date.now() - 1, parts.nonce)
    const message = write(parts)
    const answer = await world.call('POST', '/api/auth/sign-in', {
      body: { message, signature: await person.sign(message), mode: 'token' },
    })
    expect(refusal(answer)).toEqual([401, 'nonce-refused', 'expired'])
  })

  test('4 used a hundred times at once lets one in', async () => {
    const person = world.person()
    const message = write(await partsFor(person, world.call))
    const body = { message, signature: await person.sign(message), mode: 'token' }
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => world.call('POST', '/api/auth/sign-in', { body })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ problem }) => problem === 'nonce-refused')).toHaveLength(99)
  })

  test('is spent even when the signature is wrong', async () => {
    const person = world.person()
    const message = write(await partsFor(person, world.call))
    const wrong = { message, signature: await world.person().sign(message), mode: 'token' }
    expect((await world.call('POST', '/api/auth/sign-in', { body: wrong })).problem).toBe('signature-refused')
    const right = { message, signature: await person.sign(message), mode: 'token' }
    expect((await world.call('POST', '/api/auth/sign-in', { body: right })).problem).toBe('nonce-refused')
  })
})

describe('a message', () => {
  const port = () => Number(new URL(world.origin).port)
  test.each<[string, () => Partial<Parts> | ((text: string) => string), string]>([
    ['5 for another domain', () => ({ domain: 'evil.example' }), 'domain'],
    ['6 for the same host and another port', () => ({ domain: `localhost:${port() + 1}` }), 'domain'],
    ['7 with the uri of another origin', () => ({ uri: 'https://evil.example' }), 'uri'],
    ['7 with a uri that only begins like ours', () => ({ uri: `${world.origin}/@evil.example` }), 'uri'],
    ['8 of another scheme', () => ({ scheme: 'https' }), 'scheme'],
    ['9 for a chain that is not accepted', () => ({ chainId: 8453 }), 'chain'],
    ['10 that has expired', () => ({ expirationTime: minutes(-1) }), 'expired'],
    ['11 that is not valid yet', () => ({ notBefore: minutes(5) }), 'not-yet-valid'],
    [
      '12 issued in the future, as a clock ten minutes fast does',
      () => ({ issuedAt: minutes(10) }),
      'issued-in-future',
    ],
    ['13 issued ten minutes ago, as a slow clock does', () => ({ issuedAt: minutes(-10) }), 'issued-too-long-ago'],
    ['16 of version 2', () => ({ version: '2' }), 'version'],
    ['17 with a line appended', () => (text: string) => `${text}\nAnd: all my money`, 'malformed'],
    ['17 with an empty line appended', () => (text: string) => `${text}\n`, 'malformed'],
    ['18 with CRLF', () => (text: string) => text.replaceAll('\n', '\r\n'), 'malformed'],
    ['19 with a newline in its statement', () => ({ statement: 'Sign in\nto SmithersHub.' }), 'malformed'],
    ['20 with resources that nobody asked for', () => ({ resources: ['https://evil.example/all'] }), 'resources'],
    ['with another statement', () => ({ statement: 'I give everything away.' }), 'statement'],
    ['24 longer than 2 KB', () => ({ statement: 'a'.repeat(2048) }), 'too-long'],
    ['with a chain that is no number', () => ({ chainId: '1e0' }), 'malformed'],
    ['that is no message at all', () => () => 'Hello', 'malformed'],
    ['with a NUL', () => (text: string) => text.replace('wants', 'wants\0'), 'malformed'],
  ])('%s is refused', async (_name, change, reason) => {
    expect(refusal(await attempt(change()))).toEqual([422, 'siwe-refused', reason])
  })

  test('15 with an address in lower case is refused', async () => {
    const person = world.person()
    const message = write({ ...(await partsFor(person, world.call)), address: person.address.toLowerCase() })
    const answer = await world.call('POST', '/api/auth/sign-in', {
      body: { message, signature: await person.sign(message), mode: 'token' },
    })
    expect(refusal(answer)).toEqual([422, 'siwe-refused', 'warning'])
  })
})

describe('a signature', () => {
  test('14 of another signer is refused', async () => {
    const other = world.person()
    const person = world.person()
    const message = write(await partsFor(person, world.call))
    const answer = await world.call('POST', '/api/auth/sign-in', {
      body: { message, signature: await other.sign(message), mode: 'token' },
    })
    expect(refusal(answer)).toEqual([401, 'signature-refused', 'signer'])
  })

  test.each<[string, (good: string) => string]>([
    ['21 that is too short', (good) => good.slice(0, -2)],
    ['22 in the compact form of 64 bytes', (good) => good.slice(0, 130)],
    ['23 wrapped for a contract (EIP-6492)', (good) => `0x${'00'.repeat(96)}${good.slice(2)}${'6492'.repeat(16)}`],
    [
      '23 wrapped for a delegated account (ERC-8010)',
      (good) => `0x${good.slice(2)}${'00'.repeat(96)}${'8010'.repeat(16)}`,
    ],
    ['without 0x', (good) => good.slice(2)],
    ['with a letter that is no hex', (good) => `${good.slice(0, -1)}g`],
  ])('%s is refused', async (_name, change) => {
    expect(refusal(await attempt({}, change))).toEqual([401, 'signature-refused', 'form'])
  })

  test.each<[string, string]>([
    ['all zeros', `0x${'00'.repeat(65)}`],
    ['all ones', `0x${'ff'.repeat(65)}`],
    ['a recovery byte out of range', `0x${'11'.repeat(64)}1d`],
  ])('of %s is refused by name and not as a bug', async (_name, signature) => {
    expect(refusal(await attempt({}, () => signature))).toEqual([401, 'signature-refused', 'signer'])
  })
})
