import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyMessage } from 'viem'
import { parseSiweMessage } from 'viem/siwe'
import { problem, startSmallHub, type Seen } from '../testing/small-hub.ts'
import { makeWorld, terminal } from '../testing/world.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const jwt = (name: string, minutes: number): string =>
  ['e30', Buffer.from(JSON.stringify({ exp: now / 1000 + minutes * 60, name })).toString('base64url'), 'c2ln'].join('.')
const session = (name: string, minutes = 10) => ({
  signedIn: true,
  address: `0x${'1'.repeat(40)}`,
  tier: 'contributor',
  id: 's1',
  expiresAt: null,
  accessToken: jwt(name, minutes),
  refreshToken: `refresh-${name}`,
})
const codes = {
  deviceCode: 'dev1',
  userCode: 'BCDF-GHJK',
  verificationUri: 'http://hub/device',
  verificationUriComplete: 'http://hub/device?code=BCDF-GHJK',
  expiresIn: 600,
  interval: 5,
}

let hub: Awaited<ReturnType<typeof startSmallHub>>
let world: ReturnType<typeof makeWorld>
const hostsFile = (): string => join(world.dir, 'config', 'hosts.json')
const bearerOf = (seen: Seen | undefined): string => String(seen?.headers.authorization).replace('Bearer ', '')

beforeEach(async () => {
  hub = await startSmallHub({
    'GET /api/repos': { body: { repos: [] } },
    'POST /api/auth/device/code': { body: codes },
    'POST /api/auth/device/token': { body: session('device') },
    'POST /api/auth/sign-out': { body: { signedIn: false } },
  })
  world = makeWorld({ SMITHERS_HOST: hub.origin })
})

afterEach(async () => {
  world.remove()
  await hub.stop()
})

const signIn = (minutes: number): Promise<unknown> => {
  hub.routes['POST /api/auth/device/token'] = { body: session('first', minutes) }
  return world.run(['auth', 'login'], { now })
}

describe('device flow', () => {
  test('polls until it is approved, slower when told, and keeps the tokens in a file of the owner alone', async () => {
    const answers = [
      problem('device-pending'),
      problem('device-slow-down'),
      problem('device-pending'),
      { body: session('device') },
    ]
    hub.routes['POST /api/auth/device/token'] = () => answers.shift()
    const ran = await world.run(['auth', 'login'], { now })
    expect(ran).toMatchObject({ code: 0, out: '' })
    expect(ran.err).toContain('enter the code BCDF-GHJK')
    expect(world.slept).toEqual([5000, 5000, 10_000, 10_000])
    expect(statSync(hostsFile()).mode & 0o777).toBe(0o600)
    expect(statSync(join(world.dir, 'config')).mode & 0o077).toBe(0)
    await world.run(['repo', 'list'], { now })
    expect(bearerOf(hub.seen.at(-1))).toBe(jwt('device', 10))
  })

  test('a denial and an expiry are exit code 4', async () => {
    hub.routes['POST /api/auth/device/token'] = problem('device-denied')
    expect((await world.run(['auth', 'login'])).code).toBe(4)
    hub.routes['POST /api/auth/device/token'] = problem('device-expired')
    expect((await world.run(['auth', 'login'])).code).toBe(4)
    hub.routes['POST /api/auth/device/token'] = problem('device-pending')
    expect(await world.run(['auth', 'login'])).toMatchObject({ code: 4, err: expect.stringContaining('in time') })
  })

  test('no code of the hub can draw on the terminal', async () => {
    hub.routes['POST /api/auth/device/code'] = {
      body: { ...codes, userCode: '\u001b[2Jx', verificationUri: 'http://a\u0007' },
    }
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect((await world.run(['auth', 'login'])).err).not.toMatch(/[\u0007\u001b]/)
  })
})

describe('tokens', () => {
  test('a token about to end is renewed once, also when ten programs ask at once', async () => {
    await signIn(0.1)
    let renewed = 0
    hub.routes['POST /api/auth/refresh'] = ({ body }) => {
      renewed += 1
      return (body as { refreshToken: string }).refreshToken === 'refresh-first'
        ? { body: session('second') }
        : problem('refresh-refused')
    }
    const ran = await Promise.all(Array.from({ length: 10 }, () => world.run(['repo', 'list'], { now })))
    expect(ran.map(({ code }) => code)).toEqual(Array(10).fill(0))
    expect(renewed).toBe(1)
    expect(new Set(hub.seen.filter(({ url }) => url === '/api/repos').map(bearerOf))).toEqual(
      new Set([jwt('second', 10)]),
    )
  })

  test('a token that the hub no longer takes is renewed and the request sent again', async () => {
    await signIn(10)
    hub.routes['POST /api/auth/refresh'] = { body: session('second') }
    hub.routes['GET /api/repos'] = (seen) =>
      bearerOf(seen) === jwt('second', 10) ? { body: { repos: [] } } : problem('unauthenticated')
    expect((await world.run(['repo', 'list'], { now })).code).toBe(0)
  })

  test('a session that has ended asks to sign in, and its tokens are gone', async () => {
    await signIn(0)
    hub.routes['POST /api/auth/refresh'] = problem('refresh-refused')
    expect(await world.run(['repo', 'list'], { now })).toMatchObject({ code: 4 })
    expect(JSON.parse(readFileSync(hostsFile(), 'utf8'))).toEqual({ hosts: {} })
  })

  test('auth token prints the token alone, SMITHERS_TOKEN stands for the file', async () => {
    await signIn(10)
    expect(await world.run(['auth', 'token'], { now })).toMatchObject({
      code: 0,
      out: `${jwt('first', 10)}\n`,
      err: '',
    })
    await world.run(['repo', 'list'], { env: { SMITHERS_TOKEN: 'abc.def' } })
    expect(bearerOf(hub.seen.at(-1))).toBe('abc.def')
    expect((await world.run(['repo', 'list'], { env: { SMITHERS_TOKEN: 'a\r\nX: y' } })).code).toBe(2)
  })

  test('a token is never sent to another hub', async () => {
    await signIn(10)
    const other = await startSmallHub({ 'GET /api/repos': { body: { repos: [] } } })
    await world.run(['repo', 'list', '--host', other.origin], { now })
    expect(other.seen[0]?.headers.authorization).toBeUndefined()
    await other.stop()
  })

  test('the only signed-in hub is the default', async () => {
    await signIn(10)
    const ran = await world.run(['repo', 'list'], { env: { SMITHERS_HOST: '' }, now })
    expect(ran.code).toBe(0)
  })

  test('status and logout say what they did, signed out is exit code 4', async () => {
    await signIn(10)
    expect((await world.run(['auth', 'status'], { now })).out).toBe(
      `${hub.origin}\t0x${'1'.repeat(40)}\tcontributor\t2026-11-22T12:10:00.000Z\n`,
    )
    expect((await world.run(['auth', 'status', '--json', 'host,tier'], { now })).out).toBe(
      `[{"host":"${hub.origin}","tier":"contributor"}]\n`,
    )
    expect((await world.run(['auth', 'logout'])).code).toBe(0)
    expect(hub.seen.at(-1)).toMatchObject({ url: '/api/auth/sign-out', body: { refreshToken: 'refresh-first' } })
    for (const command of ['status', 'token', 'logout']) expect((await world.run(['auth', command])).code).toBe(4)
  })

  test('tokens are forgotten even when the hub cannot be told', async () => {
    await signIn(10)
    const { origin } = hub
    await hub.stop()
    expect((await world.run(['auth', 'logout'], { env: { SMITHERS_HOST: origin } })).code).toBe(1)
    expect(JSON.parse(readFileSync(hostsFile(), 'utf8'))).toEqual({ hosts: {} })
    hub = await startSmallHub({})
  })

  test('a broken hosts file is named and not overwritten', async () => {
    mkdirSync(join(world.dir, 'config'))
    writeFileSync(hostsFile(), '{"hosts":{"x":1}}')
    expect(await world.run(['repo', 'list'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('The hosts file is broken'),
    })
    expect(readFileSync(hostsFile(), 'utf8')).toBe('{"hosts":{"x":1}}')
    chmodSync(hostsFile(), 0o644)
  })
})

describe("a key of one's own", () => {
  const keyFile = (): string => {
    const path = join(world.dir, 'key')
    writeFileSync(path, `0x${'4'.repeat(64)}\n`)
    return path
  }
  const host = (): string => new URL(hub.origin).host
  const nonce = (more: Record<string, unknown> = {}) => ({
    body: {
      nonce: 'a'.repeat(24),
      domain: host(),
      uri: hub.origin,
      chainId: 1,
      statement: 'Sign in to SmithersHub.',
      version: '1',
      expiresAt: '2026-11-22T12:05:00.000Z',
      ...more,
    },
  })

  test("signs the hub's nonce, so that the signature verifies", async () => {
    hub.routes['POST /api/auth/nonce'] = nonce()
    hub.routes['POST /api/auth/sign-in'] = { body: session('key') }
    expect(await world.run(['auth', 'login', '--private-key-file', keyFile()], { now })).toMatchObject({
      code: 0,
      out: '',
    })
    const { message, signature, mode } = hub.seen.at(-1)!.body as Record<string, string>
    const read = parseSiweMessage(message!)
    expect(read).toMatchObject({ domain: host(), uri: hub.origin, chainId: 1, nonce: 'a'.repeat(24), version: '1' })
    expect(mode).toBe('token')
    expect(
      await verifyMessage({ address: read.address!, message: message!, signature: signature as `0x${string}` }),
    ).toBe(true)
  })

  test.each([[{ domain: 'evil.example' }], [{ uri: 'https://evil.example' }], [{ nonce: 'x\ny' }], [{ chainId: '1' }]])(
    'never signs for somewhere else: %j',
    async (more) => {
      hub.routes['POST /api/auth/nonce'] = nonce(more)
      expect((await world.run(['auth', 'login', '--private-key-file', keyFile()], { now })).code).toBe(1)
      expect(hub.seen).toHaveLength(1)
    },
  )

  test('a new key is kept for its owner alone, under a password as a keystore that opens again', async () => {
    hub.routes['POST /api/auth/nonce'] = nonce()
    hub.routes['POST /api/auth/sign-in'] = { body: session('key') }
    const made = await world.run(['auth', 'login', '--new-key'], { now, tty: terminal, answers: ['secret'] })
    expect(made.code).toBe(0)
    const keys = join(world.dir, 'config', 'keys')
    const [file] = readdirSync(keys)
    expect(file).toMatch(/^0x[0-9a-fA-F]{40}\.json$/)
    expect(statSync(join(keys, file!)).mode & 0o777).toBe(0o600)
    expect(made.err).toContain(`--keystore ${join(keys, file!)}`)
    const again = await world.run(['auth', 'login', '--keystore', join(keys, file!)], {
      now,
      env: { SMITHERS_KEYSTORE_PASSWORD: 'secret' },
    })
    expect(again.code).toBe(0)
    const wrong = await world.run(['auth', 'login', '--keystore', join(keys, file!)], {
      now,
      env: { SMITHERS_KEYSTORE_PASSWORD: 'other' },
    })
    expect(wrong).toMatchObject({ code: 2, err: 'The password does not open this keystore\n' })
  })

  test('one way at a time, and only with a hub that runs', async () => {
    expect((await world.run(['auth', 'login', '--new-key', '--keystore', 'x'])).code).toBe(2)
    expect((await world.run(['auth', 'login', '--hub', world.dir], { env: { SMITHERS_HOST: '' } })).code).toBe(2)
    expect((await world.run(['auth', 'login', '--keystore', 'none.json'])).err).toContain('there is no such file')
  })
})
