/** Limits hold under parallel load and explain themselves. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { expectExplained, issues, limitsOf } from './rig/limits.ts'
import { partsFor, signInOf, write } from './rig/siwe.ts'
import { openWorld, type Answer, type World } from './rig/world.ts'

let world: World
let admin: string
beforeAll(async () => {
  world = await openWorld({ repo: true })
  admin = (await world.someone('admin')).token
})
afterAll(() => world.close())

const { setLimit, removeLimit, limited, post } = limitsOf(() => ({ world, admin }))

describe('a limit', () => {
  test('65 lets as many through as it says and refuses the next, with everything one needs to know', async () => {
    const person = await limited(3, 3)
    for (const title of ['one', 'two', 'three']) expect((await post(person.token, title)).status).toBe(201)
    const refused = await post(person.token, 'four')
    expect([refused.status, refused.problem]).toEqual([429, 'limit-reached'])
    expect(refused.body).toMatchObject({
      scope: `account:${person.address}`,
      class: 'issue-creation',
      window: 'day',
      used: 3,
      ceiling: 3,
    })
    expectExplained(refused, 'issue-creation-day')
    const wait = Date.parse(refused.body.resetAt) - Date.now()
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(86_400_000)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(Math.floor(wait / 1000))
    expect(refused.headers.get('ratelimit-policy')).toContain('"issue-creation-day";q=3;w=86400')
    expect(refused.headers.get('ratelimit')).toMatch(/"issue-creation-day";r=0;t=\d+/)
  })

  test('is told before it bites', async () => {
    const person = await limited(3, 5)
    expect((await post(person.token, 'one')).headers.get('ratelimit')).toMatch(/"issue-creation-day";r=4;t=\d+/)
    const { body } = await world.call('GET', '/api/accounts/me/limits', { token: person.token })
    const mine = body.limits.find(
      (limit: { class: string; window: string }) => limit.class === 'issue-creation' && limit.window === 'day',
    )
    expect(mine).toMatchObject({ scope: `account:${person.address}`, soft: 3, hard: 5, used: 1 })
  })

  test('of an account takes the place of its tier’s', async () => {
    await setLimit('tier:reader', 'search', 'hour', 1, 1)
    const [plain, raised] = [await world.someone('reader'), await world.someone('reader')]
    await setLimit(`account:${raised.address}`, 'search', 'hour', 3, 3)
    const search = (token: string) => world.call('GET', '/api/repos/acme/tools/search?q=x', { token })
    const tried = async (token: string) => [
      await search(token),
      await search(token),
      await search(token),
      await search(token),
    ]
    const plainly = await tried(plain.token)
    expect(plainly.map(({ status }) => status === 429)).toEqual([false, true, true, true])
    expectExplained(plainly.at(-1)!, 'search-hour')
    expect((await tried(raised.token)).map(({ status }) => status === 429)).toEqual([false, false, false, true])
  })

  test('of the hub binds all accounts together, and the refused pay nothing of their own', async () => {
    const [first, second] = [await world.someone(), await world.someone()]
    for (const { address } of [first, second]) await setLimit(`account:${address}`, 'search', 'day', 9, 9)
    await setLimit('hub', 'search', 'day', 2, 2)
    const search = (token: string) => world.call('GET', '/api/repos/acme/tools/search?q=y', { token })
    expect((await search(first.token)).status).not.toBe(429)
    expect((await search(second.token)).status).not.toBe(429)
    const refused = await search(second.token)
    expect(refused.body).toMatchObject({ scope: 'hub', class: 'search', used: 2, ceiling: 2 })
    expectExplained(refused, 'hub-search-day')
    expect((await search(first.token)).status).toBe(429)
    expect((await world.call('GET', '/api/repos/acme/tools/search?q=y')).status).toBe(429)
    await removeLimit('hub', 'search', 'day')
    expect((await search(second.token)).headers.get('ratelimit')).toContain('"search-day";r=7')
  })

  test('of 0 refuses the first', async () => {
    const person = await limited(0, 0)
    expect((await post(person.token, 'one')).status).toBe(429)
  })

  test('lets one of a hundred parallel calls have the last unit', async () => {
    const person = await world.someone()
    await setLimit(`account:${person.address}`, 'search', 'hour', 1, 1)
    const search = () => world.call('GET', '/api/repos/acme/tools/search?q=z', { token: person.token })
    const answers = await Promise.all(Array.from({ length: 100 }, search))
    expect(answers.filter(({ status }) => status !== 429)).toHaveLength(1)
  })

  test('lets one of a hundred parallel issues have the last unit', async () => {
    const person = await limited(1, 1)
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => post(person.token, `issue ${n}`)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(99)
  })

  test('of the hub lets one of a hundred parallel calls of two accounts have the last unit', async () => {
    const people = [await world.someone(), await world.someone()]
    await setLimit('hub', 'search', 'hour', 1, 1)
    const search = (n: number) => world.call('GET', '/api/repos/acme/tools/search?q=h', { token: people[n % 2]!.token })
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => search(n)))
    await removeLimit('hub', 'search', 'hour')
    expect(answers.filter(({ status }) => status !== 429)).toHaveLength(1)
  })

  test('raised is in force at once', async () => {
    const person = await limited(1, 1)
    expect((await post(person.token, 'one')).status).toBe(201)
    expect((await post(person.token, 'two')).status).toBe(429)
    await setLimit(`account:${person.address}`, 'issue-creation', 'day', 2, 2)
    expect((await post(person.token, 'two')).status).toBe(201)
  })

  test('is not forgotten by a restart', async () => {
    const person = await limited(1, 1)
    expect((await post(person.token, 'one')).status).toBe(201)
    await world.restartEdge()
    expect((await post(person.token, 'two')).status).toBe(429)
  })

  test('does not count what does not fit', async () => {
    const person = await limited(1, 1)
    for (const body of [{}, { title: '' }, { title: 'x'.repeat(257) }, { title: 'x', more: 1 }]) {
      expect((await world.call('POST', issues, { token: person.token, body })).problem).toBe('invalid-input')
    }
    expect((await post(person.token, 'one')).status).toBe(201)
  })

  test('of another account is shown to an admin alone', async () => {
    const [person, other] = [await world.someone(), await world.someone('maintainer')]
    const path = `/api/accounts/${person.address}/limits`
    expect((await world.call('GET', path, { token: other.token })).problem).toBe('not-yours')
    expect((await world.call('GET', path, { token: admin })).body.address).toBe(person.address)
    const stranger = world.person().address
    expect((await world.call('GET', `/api/accounts/${stranger}/limits`, { token: admin })).problem).toBe(
      'account-not-found',
    )
  })
})

describe('an idempotency key', () => {
  test('is counted once however often it comes', async () => {
    const person = await limited(2, 2)
    const key = 'once-and-only-once'
    const answers = [
      await post(person.token, 'same', key),
      await post(person.token, 'same', key),
      await post(person.token, 'same', key),
    ]
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1)
    expect((await post(person.token, 'other')).status).toBe(201)
    expect((await post(person.token, 'third')).status).toBe(429)
    expect((await post(person.token, 'same', key)).status).toBe(201)
  })

  test.each(['idempotencyKey', 'Idempotency-Key'])('is known as %s', async (name) => {
    const person = await limited(5, 5)
    const once = () =>
      world.call('POST', issues, { token: person.token, body: { title: 'once' }, headers: { [name]: `key-${name}` } })
    const [one, two] = [await once(), await once()]
    expect([one.status, two.body.number]).toEqual([201, one.body.number])
    const comment = () =>
      world.call('POST', `${issues}/${one.body.number}/comments`, {
        token: person.token,
        body: { body: 'once' },
        headers: { [name]: `comment-${name}` },
      })
    expect((await comment()).body).toEqual((await comment()).body)
  })

  test('of another issue is refused', async () => {
    const person = await limited(5, 5)
    await post(person.token, 'this', 'key-of-this-one')
    expect((await post(person.token, 'that', 'key-of-this-one')).problem).toBe('key-reused')
  })

  test('that is queued keeps its one place', async () => {
    const person = await limited(1, 3)
    await post(person.token, 'first')
    const [one, two] = [
      await post(person.token, 'second', 'key-of-the-second'),
      await post(person.token, 'second', 'key-of-the-second'),
    ]
    expect([one.status, two.status]).toEqual([202, 202])
    expect(two.body).toEqual(one.body)
    expect((await post(person.token, 'third')).body.place).toBe(1)
  })
})

describe('the sign-in', () => {
  test('of one account too often is refused and explained like any other limit', async () => {
    const person = await world.someone()
    await setLimit(`account:${person.address}`, 'sign-in', 'hour', 1, 1)
    await signInOf(person, world.call)
    const message = write(await partsFor(person, world.call))
    const body = { message, signature: await person.sign(message), mode: 'token' }
    expectExplained(await world.call('POST', '/api/auth/sign-in', { body }), 'sign-in-hour')
  })

  test('of a device, guessed at, is refused and explained too', async () => {
    const { token } = await world.someone()
    const guess = () => world.call('GET', '/api/auth/device-requests/BBBB-BBBB', { token })
    await Promise.all(Array.from({ length: 20 }, guess))
    expectExplained(await guess(), 'sign-in-guess-hour')
  })

  test('66 is closed to an address that floods it, and the rest stays open', async () => {
    const small = await openWorld({ authFlood: 20 })
    try {
      const answers: Answer[] = []
      for (let n = 0; n < 30; n++) answers.push(await small.call('POST', '/api/auth/nonce'))
      const refused = answers.filter(({ problem }) => problem === 'limit-reached')
      expect(refused.length).toBeGreaterThanOrEqual(5)
      expect(refused.at(-1)!.body).toMatchObject({ scope: 'address', class: 'sign-in', ceiling: 20 })
      expectExplained(refused.at(-1)!, 'address-sign-in-minute')
      expect((await small.call('GET', '/api/auth/session')).status).toBe(200)
      expect((await small.call('GET', '/api/repos')).status).toBe(200)
    } finally {
      await small.close()
    }
  })
})
