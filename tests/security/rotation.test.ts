/** New keys while the hub runs: no request is dropped, no session ends, and a key that is over opens nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { eventually, openWorld, type World } from './rig/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ repo: true })
})
afterAll(() => world.close())

const kidOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()).kid as string
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('internal keys are replaced three times under load, and every request is answered', async () => {
  const person = await world.someone('maintainer')
  const admin = await world.someone('admin')
  for (const window of ['minute', 'hour', 'day'])
    await world.call('PUT', '/api/limits', {
      token: admin.token,
      body: { scope: `account:${person.address}`, class: 'write', window, soft: 100_000, hard: 100_000 },
    })
  const answers = new Map<number, number>()
  const state = { busy: true }
  const lane = async (ask: (n: number) => Promise<{ status: number }>) => {
    for (let n = 0; state.busy; n++) {
      const { status } = await ask(n)
      answers.set(status, (answers.get(status) ?? 0) + 1)
    }
  }
  const label = (name: string) =>
    world.call('POST', '/api/repos/acme/tools/labels', { token: person.token, body: { name } })
  const lanes = [
    lane(() => world.call('GET', '/api/repos/acme/tools')),
    lane(() => world.call('GET', '/api/repos/acme/tools/issues')),
    lane((n) => label(`a${n}`)),
    lane((n) => label(`b${n}`)),
  ]
  const rings = [world.secrets.internal]
  for (let n = 0; n < 3; n++) {
    await pause(1_500)
    world.rotateKeysLive()
    rings.push(world.secrets.internal)
    // A rotation a minute apart in life; here long enough for the edge to have asked.
    await pause(1_500)
    // The access token's own key is over with the second rotation, so the lanes that write end before it.
    if (n === 0) {
      state.busy = false
      await Promise.all(lanes.splice(0))
      state.busy = true
      lanes.push(lane(() => world.call('GET', '/api/repos/acme/tools')))
    }
  }
  state.busy = false
  await Promise.all(lanes)
  expect(new Set(rings.map((ring) => ring.split(':')[0])).size).toBe(4)
  expect(new Set(answers.keys())).toEqual(new Set([200, 201]))
  expect(answers.get(200)).toBeGreaterThan(100)
  expect(answers.get(201)).toBeGreaterThan(10)
}, 60_000)

test('access keys are replaced: sessions go on, the key before verifies, the one before that does not', async () => {
  const person = await world.someone('maintainer')
  const listed = async () =>
    (await world.call('GET', '/.well-known/jwks.json')).body.keys.map(({ kid }: { kid: string }) => kid) as string[]
  const events = (token: string) => world.call('GET', '/api/events', { token })
  const first = kidOf(person.token)
  expect((await events(person.token)).status).toBe(200)

  world.rotateKeysLive()
  await eventually(listed, ([kid]) => kid !== first)
  expect(await listed()).toEqual([world.secrets.accessKeys[0]!.kid, first])
  expect((await events(person.token)).status).toBe(200)
  const renewed = (await world.call('POST', '/api/auth/refresh', { body: { refreshToken: person.refresh } })).body
  expect(kidOf(renewed.accessToken)).toBe(world.secrets.accessKeys[0]!.kid)

  world.rotateKeysLive()
  await eventually(listed, (kids) => !kids.includes(first))
  // It was good a moment ago, and is not remembered as good.
  expect((await events(person.token)).body.reason).toBe('forged')
  expect((await events(renewed.accessToken)).status).toBe(200)
  expect((await world.call('POST', '/api/auth/refresh', { body: { refreshToken: renewed.refreshToken } })).status).toBe(
    200,
  )
}, 30_000)
