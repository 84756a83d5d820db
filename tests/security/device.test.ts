/** A device without a browser is let in by its owner, and by nobody else (RFC 8628). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openWorld, type World } from './rig/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const start = async () =>
  (await world.call('POST', '/api/auth/device/code', { body: { client: 'smithers 0.1.0' } })).body
const poll = (deviceCode: string) => world.call('POST', '/api/auth/device/token', { body: { deviceCode } })
const decide = (token: string, userCode: string, decision = 'approve') =>
  world.call('POST', `/api/auth/device-requests/${userCode}`, { token, body: { decision } })
/** Lets the interval between two polls pass. */
const later = () => world.sql('UPDATE device_codes SET polled_at = polled_at - 60000')

describe('a device', () => {
  test('gets a code to read out: eight letters without vowels, ten minutes, five seconds between polls', async () => {
    const code = await start()
    expect(code.userCode).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/)
    expect(code).toMatchObject({
      verificationUri: `${world.origin}/device`,
      verificationUriComplete: `${world.origin}/device?code=${code.userCode}`,
      expiresIn: 600,
      interval: 5,
    })
  })

  test('waits, is approved in the browser, and comes in once, as its owner', async () => {
    const owner = await world.someone('maintainer')
    const { deviceCode, userCode } = await start()
    const waiting = await poll(deviceCode)
    expect([waiting.status, waiting.body.error]).toEqual([400, 'authorization_pending'])
    const shown = await world.call('GET', `/api/auth/device-requests/${userCode}`, { token: owner.token })
    expect(shown.body).toMatchObject({ userCode, client: 'smithers 0.1.0', state: 'waiting' })
    expect((await decide(owner.token, userCode.toLowerCase().replace('-', ''))).body.state).toBe('approved')
    await later()
    const session = await poll(deviceCode)
    expect(session.body).toMatchObject({ signedIn: true, address: owner.address, tier: 'maintainer' })
    expect((await world.call('GET', '/api/events', { token: session.body.accessToken })).status).toBe(200)
    await later()
    expect((await poll(deviceCode)).body.error).toBe('expired_token')
  })

  test('that polls in parallel when approved gets one session', async () => {
    const owner = await world.someone()
    const { deviceCode, userCode } = await start()
    await decide(owner.token, userCode)
    const answers = await Promise.all(Array.from({ length: 20 }, () => poll(deviceCode)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('that is denied stays out', async () => {
    const { deviceCode, userCode } = await start()
    expect((await decide((await world.someone()).token, userCode, 'deny')).body.state).toBe('denied')
    const answer = await poll(deviceCode)
    expect([answer.problem, answer.body.error]).toEqual(['device-denied', 'access_denied'])
  })

  test('47 whose code has expired stays out', async () => {
    const owner = await world.someone()
    const { deviceCode, userCode } = await start()
    await decide(owner.token, userCode)
    await world.sql('UPDATE device_codes SET expires_at = ?', Date.now() - 1)
    const answer = await poll(deviceCode)
    expect([answer.problem, answer.body.error]).toEqual(['device-expired', 'expired_token'])
  })

  test('48 that polls too fast is slowed down, five seconds each time', async () => {
    const { deviceCode } = await start()
    expect((await poll(deviceCode)).problem).toBe('device-pending')
    const first = await poll(deviceCode)
    expect([first.problem, first.body.error, first.body.interval]).toEqual(['device-slow-down', 'slow_down', 10])
    expect((await poll(deviceCode)).body.interval).toBe(15)
  })

  test('with a code that never was stays out', async () =>
    expect((await poll('A'.repeat(43))).body.error).toBe('expired_token'))

  test('of an owner who is banned before it comes stays out', async () => {
    const owner = await world.someone()
    const { deviceCode, userCode } = await start()
    await decide(owner.token, userCode)
    await world.hub.dispatch('banAccount', { address: owner.address, reason: 'spam' }, { actor: 'hub', tier: 'admin' })
    expect((await poll(deviceCode)).problem).toBe('banned')
  })
})

describe('an approval', () => {
  test('49 is not given by following a link', async () => {
    const owner = await world.someone()
    const { deviceCode, userCode } = await start()
    const shown = await world.call('GET', `/api/auth/device-requests/${userCode}?decision=approve`, {
      token: owner.token,
    })
    expect(shown.problem).toBe('invalid-input')
    await world.call('GET', `/api/auth/device-requests/${userCode}`, { token: owner.token })
    expect((await poll(deviceCode)).problem).toBe('device-pending')
  })

  test('49 is not given by another site', async () => {
    const owner = await world.someone()
    const { userCode } = await start()
    const answer = await world.call('POST', `/api/auth/device-requests/${userCode}`, {
      cookie: `__Host-sh_at=${owner.token}`,
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      body: { decision: 'approve' },
    })
    expect(answer.problem).toBe('origin-refused')
  })

  test('is not given by nobody', async () => {
    const { userCode } = await start()
    const answer = await world.call('POST', `/api/auth/device-requests/${userCode}`, { body: { decision: 'approve' } })
    expect([answer.status, answer.problem]).toEqual([401, 'unauthenticated'])
  })

  test('cannot be given to a code that another has decided', async () => {
    const [first, second] = [await world.someone(), await world.someone()]
    const { deviceCode, userCode } = await start()
    expect((await decide(first.token, userCode)).status).toBe(200)
    expect((await decide(second.token, userCode)).problem).toBe('device-code-unknown')
    expect((await poll(deviceCode)).body.address).toBe(first.address)
  })

  test('cannot be found by trying codes: after twenty wrong ones even a right one is refused', async () => {
    const thief = await world.someone()
    const { userCode } = await start()
    const tries = await Promise.all(Array.from({ length: 40 }, () => decide(thief.token, 'BBBB-BBBB')))
    expect(tries.filter(({ problem }) => problem === 'device-code-unknown')).toHaveLength(20)
    expect(tries.filter(({ problem }) => problem === 'limit-reached')).toHaveLength(20)
    expect((await decide(thief.token, userCode)).problem).toBe('limit-reached')
  })
})
