/** Past the soft end of their limit issues wait, in order, and none that was taken on is lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { limitsOf, statuses } from './rig/limits.ts'
import { eventually, openWorld, type Answer, type World } from './rig/world.ts'

let world: World
let admin: string
beforeAll(async () => {
  world = await openWorld({ repo: true })
  admin = (await world.someone('admin')).token
})
afterAll(() => world.close())

const { setLimit, limited, post, filedBy } = limitsOf(() => ({ world, admin }))
/** Lets the queue look at its limits now instead of at the end of its window. */
const wake = (address: string) => world.wake(address)

describe('past the soft end', () => {
  test('issues get a place in the queue and an address to watch, past the hard end none', async () => {
    const person = await limited(2, 4)
    const answers: Answer[] = []
    for (const title of ['a', 'b', 'c', 'd', 'e']) answers.push(await post(person.token, title))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 202, 202, 429])
    expect(answers[2]!.body).toMatchObject({ state: 'queued', place: 0, issue: null, problem: null })
    expect(answers[3]!.body.place).toBe(1)
    const url = answers[3]!.headers.get('location')!
    expect(url).toBe(answers[3]!.body.url)
    expect((await world.call('GET', url, { token: person.token })).body).toEqual(answers[3]!.body)
  })

  test('a place is shown to its owner and to maintainers alone', async () => {
    const person = await limited(0, 2)
    await post(person.token, 'a')
    const { body } = await post(person.token, 'b')
    const [other, maintainer] = [await world.someone(), await world.someone('maintainer')]
    expect((await world.call('GET', body.url, { token: other.token })).problem).toBe('queued-issue-not-found')
    expect((await world.call('GET', body.url, { token: maintainer.token })).body).toMatchObject({
      id: body.id,
      place: 0,
    })
    for (const path of [body.url.replace('tools', 'other'), `${body.url}9`, body.url.replace(/-\d+$/, '-0')]) {
      expect((await world.call('GET', path, { token: person.token })).problem).toBe('queued-issue-not-found')
    }
  })

  test('issues come out in order, once each, when the limit has room again', async () => {
    const person = await limited(1, 20)
    const titles = Array.from({ length: 8 }, (_, n) => `in order ${n}`)
    const answers: Answer[] = []
    for (const title of titles) answers.push(await post(person.token, title))
    expect(statuses(answers)).toEqual([201, ...Array<number>(7).fill(202)])
    await setLimit(`account:${person.address}`, 'issue-creation', 'day', 20, 20)
    await wake(person.address)
    await eventually(
      () => world.call('GET', answers.at(-1)!.body.url, { token: person.token }),
      ({ body }) => body.state === 'filed',
    )
    expect((await filedBy(person.address)).map(({ title }) => title)).toEqual(titles)
    const first = await world.call('GET', answers[1]!.body.url, { token: person.token })
    expect(first.body).toMatchObject({ state: 'filed', place: 0, issue: expect.any(Number) })
  })

  test('who waits does not overtake: a new issue goes behind those in the queue', async () => {
    const person = await limited(1, 20)
    await post(person.token, 'first')
    expect((await post(person.token, 'second')).status).toBe(202)
    await setLimit(`account:${person.address}`, 'issue-creation', 'day', 20, 20)
    const third = await post(person.token, 'third')
    expect(third.status).toBe(202)
    await eventually(
      () => world.call('GET', third.body.url, { token: person.token }),
      ({ body }) => body.state === 'filed',
    )
    expect((await filedBy(person.address)).map(({ title }) => title)).toEqual(['first', 'second', 'third'])
  })

  test('the queue outlives a restart and a monolith that was away', async () => {
    const person = await limited(1, 20)
    await post(person.token, 'before')
    const queued = await post(person.token, 'after')
    await setLimit(`account:${person.address}`, 'issue-creation', 'day', 20, 20)
    await world.stopMonolith()
    await wake(person.address)
    await world.restartEdge()
    await world.startMonolith()
    await wake(person.address)
    await eventually(
      () => world.call('GET', queued.body.url, { token: person.token }),
      ({ body }) => body.state === 'filed',
      20_000,
    )
    expect((await filedBy(person.address)).map(({ title }) => title)).toEqual(['before', 'after'])
  }, 30_000)

  test('an account banned meanwhile has its queue refused', async () => {
    const person = await limited(1, 20)
    await post(person.token, 'first')
    const queued = await post(person.token, 'second')
    await world.call('POST', `/api/accounts/${person.address}/ban`, { token: admin, body: { reason: 'spam' } })
    await wake(person.address)
    const maintainer = await world.someone('maintainer')
    const seen = await eventually(
      () => world.call('GET', queued.body.url, { token: maintainer.token }),
      ({ body }) => body.state === 'refused',
    )
    expect(seen.body).toMatchObject({ state: 'refused', problem: 'banned', issue: null })
  })

  test('a flood of one account takes nothing of another', async () => {
    const [flooder, other] = [await limited(5, 50), await world.someone()]
    const flood = Promise.all(Array.from({ length: 200 }, (_, n) => post(flooder.token, `flood ${n}`)))
    const quiet = await Promise.all(Array.from({ length: 5 }, (_, n) => post(other.token, `quiet ${n}`)))
    expect(statuses(quiet)).toEqual([201, 201, 201, 201, 201])
    const answers = await flood
    const count = (status: number) => answers.filter((answer) => answer.status === status).length
    expect([count(201), count(202), count(429)]).toEqual([5, 45, 150])
    expect(await filedBy(flooder.address)).toHaveLength(5)
  })
})
