/** Killed in the middle of a flood, workerd and all, the edge loses nothing it took on, doubles nothing, and forgets no limit. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { eventually, openWorld, type World } from './rig/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ repo: true })
})
let child: ChildProcess | undefined
afterAll(async () => {
  if (child) killGroup(child)
  await world.close()
})

test('every issue that was answered with 201 or 202 is filed once, in order', async () => {
  const admin = await world.someone('admin')
  const person = await world.someone()
  const limit = (soft: number, hard: number) =>
    world.call('PUT', '/api/limits', {
      token: admin.token,
      body: { scope: `account:${person.address}`, class: 'issue-creation', window: 'hour', soft, hard },
    })
  await limit(3, 500)
  const settings = await world.handOverEdge()
  child = await startChild(settings)
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
  child = await startChild(settings)
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

async function startChild(settings: object): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'rig/edge-child.ts'), JSON.stringify(settings)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

function killGroup(child: ChildProcess) {
  process.kill(-(child.pid ?? 0), 'SIGKILL')
}
