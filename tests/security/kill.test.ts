/** Killed in the middle of a flood, the edge (workerd and all) or the monolith: nothing that was taken on is lost or doubled. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { eventually, openWorld, type World } from './rig/world.ts'

let world: World
let child: ChildProcess | undefined
beforeEach(async () => {
  world = await openWorld({ repo: true })
})
afterEach(async () => {
  if (child) killGroup(child)
  child = undefined
  await world.close()
})

test('the edge is killed: every issue that was answered with 201 or 202 is filed once, in order', async () => {
  const admin = await world.someone('admin')
  const person = await world.someone()
  const limit = (soft: number, hard: number) =>
    world.call('PUT', '/api/limits', {
      token: admin.token,
      body: { scope: `account:${person.address}`, class: 'issue-creation', window: 'hour', soft, hard },
    })
  await limit(3, 500)
  const settings = await world.handOverEdge()
  child = await startChild('edge-child.ts', settings)
  const accepted = new Map<string, string | null>()
  const post = async (title: string) => {
    const answer = await world.call('POST', '/api/repos/acme/tools/issues', {
      token: person.token,
      body: { title },
      headers: { 'idempotency-key': title },
    })
    if (answer.status === 201 || answer.status === 202) accepted.set(title, answer.body.url ?? null)
    return answer.status
  }
  const flood = (async () => {
    for (let n = 0; n < 300; n++) await post(`flood-${String(n).padStart(3, '0')}`)
  })()
  await eventually(
    async () => accepted.size,
    (size) => size >= 12,
  )
  killGroup(child)
  await expect(flood).rejects.toThrow(/fetch failed|terminated/)
  const before = [...accepted.keys()]
  child = await startChild('edge-child.ts', settings)
  // Whoever heard no answer asks again under the same key.
  for (const title of [...before, `flood-${String(before.length).padStart(3, '0')}`])
    expect([201, 202]).toContain(await post(title))
  await limit(500, 500)
  await post('the-last-one')
  const last = accepted.get('the-last-one')
  if (last)
    await eventually(
      () => world.call('GET', last, { token: person.token }),
      ({ body }) => body.state === 'filed',
      20_000,
    )
  const all = { owner: 'acme', repo: 'tools', author: person.address, state: 'all', order: 'asc', limit: 100 }
  const { body } = await world.hub.dispatch('listIssues', all, { actor: 'hub', tier: 'admin' })
  const titles = (body as { issues: { title: string }[] }).issues.map(({ title }) => title)
  expect(titles).toEqual([...accepted.keys()])
}, 60_000)

test('the monolith is killed while the queue drains: every issue is filed once, in order, those of meanwhile too', async () => {
  const admin = await world.someone('admin')
  const person = await world.someone()
  const limit = (soft: number) =>
    world.call('PUT', '/api/limits', {
      token: admin.token,
      body: { scope: `account:${person.address}`, class: 'issue-creation', window: 'hour', soft, hard: 500 },
    })
  await limit(2)
  const settings = await world.handOverMonolith()
  child = await startChild('monolith-child.ts', settings)
  const accepted: string[] = []
  const post = async (title: string) => {
    const { status } = await world.call('POST', '/api/repos/acme/tools/issues', {
      token: person.token,
      body: { title },
    })
    if (status === 201 || status === 202) accepted.push(title)
    return status
  }
  for (let n = 0; n < 60; n++) await post(`before-${String(n).padStart(2, '0')}`)
  expect(accepted).toHaveLength(60)
  const filed = async () => {
    const list = '/api/repos/acme/tools/issues?state=all&order=asc&limit=100'
    const { body } = await world.call('GET', list, { token: admin.token })
    return (body.issues as { title: string }[]).map(({ title }) => title)
  }
  expect((await limit(500)).status).toBe(200)
  await world.wake(person.address)
  await eventually(filed, (titles) => titles.length > 4)
  killGroup(child)
  // The queue takes on more while there is nobody to file them; what was read of the account a moment ago still holds.
  for (const title of ['meanwhile-1', 'meanwhile-2']) expect(await post(title)).toBe(202)
  child = await startChild('monolith-child.ts', settings)
  expect(await post('after')).toBe(202)
  await world.wake(person.address)
  const titles = await eventually(filed, (all) => all.length >= accepted.length, 60_000)
  expect(titles).toEqual(accepted)
}, 120_000)

async function startChild(script: string, settings: object): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'rig', script), JSON.stringify(settings)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

function killGroup(child: ChildProcess) {
  process.kill(-(child.pid ?? 0), 'SIGKILL')
}
