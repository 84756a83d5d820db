/** A stream of events lasts as long as its listener may listen, and not much longer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openWorld, type World } from './rig/world.ts'

let world: World
let admin: string
beforeAll(async () => {
  world = await openWorld({ repo: true })
  admin = (await world.someone('admin')).token
})
afterAll(() => world.close())

type Person = Awaited<ReturnType<World['someone']>>

async function listen({ token }: Pick<Person, 'token'>) {
  const answer = await fetch(`${world.url}/api/events/stream`, { headers: { authorization: `Bearer ${token}` } })
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const reader = answer.body!.getReader()
  expect((await reader.read()).done).toBe(false)
  return reader
}

async function expectEnd(reader: ReadableStreamDefaultReader<Uint8Array>) {
  const end = Date.now() + 8_000
  for (let part = await reader.read(); !part.done; part = await reader.read())
    if (Date.now() > end) throw new Error('still open')
}

const admins = (method: string, path: string, body?: unknown) =>
  world.call(method, `/api${path}`, { token: admin, ...(body === undefined ? {} : { body }) })

describe('a stream ends when, in the middle of it,', () => {
  test.each<[string, (person: Person) => Promise<{ status: number }>]>([
    [
      'its listener is demoted',
      ({ address }) => admins('PUT', `/accounts/${address}/tier`, { tier: 'reader', reason: 'away' }),
    ],
    [
      'its listener is promoted, who comes back as more',
      ({ address }) => admins('PUT', `/accounts/${address}/tier`, { tier: 'admin', reason: 'trusted' }),
    ],
    ['its listener is banned', ({ address }) => admins('POST', `/accounts/${address}/ban`, { reason: 'spam' })],
    ['an admin ends the session', ({ session }) => admins('DELETE', `/auth/sessions/${session}`)],
    ['its listener signs out', ({ token }) => world.call('POST', '/api/auth/sign-out', { token, body: {} })],
    [
      'a stolen refresh token of the session comes a second time',
      async ({ refresh }) => {
        await world.call('POST', '/api/auth/refresh', { body: { refreshToken: refresh } })
        await world.sql('UPDATE refresh_tokens SET used_at = used_at - 11000 WHERE used_at IS NOT NULL')
        const again = await world.call('POST', '/api/auth/refresh', { body: { refreshToken: refresh } })
        return { status: again.body.reason === 'reused' ? 200 : again.status }
      },
    ],
  ])(
    '%s',
    async (_name, change) => {
      const person = await world.someone('maintainer')
      const reader = await listen(person)
      expect((await change(person)).status).toBe(200)
      await expectEnd(reader)
    },
    20_000,
  )

  test('events come all the time', async () => {
    const person = await world.someone('maintainer')
    const reader = await listen(person)
    const state = { busy: true }
    const writing = (async () => {
      for (let n = 0; state.busy; n++) {
        await new Promise((resolve) => setTimeout(resolve, 20))
        await world.hub.dispatch(
          'setAccountTier',
          { address: person.address, tier: n % 2 === 0 ? 'reader' : 'contributor' },
          { actor: 'hub', tier: 'admin' },
        )
      }
    })()
    await world.sql('UPDATE policy_state SET stale = 1')
    await expectEnd(reader)
    state.busy = false
    await writing
  }, 20_000)
})

test('a stream that nothing changes stays open', async () => {
  const reader = await listen(await world.someone('maintainer'))
  const ended = expectEnd(reader).then(() => 'ended')
  expect(await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000, 'open'))])).toBe('open')
  await reader.cancel()
}, 20_000)

test('HEAD describes a stream and ends', async () => {
  const { token } = await world.someone('maintainer')
  const answer = await fetch(`${world.url}/api/events/stream`, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(5_000),
  })
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'text/event-stream',
    '',
  ])
})
