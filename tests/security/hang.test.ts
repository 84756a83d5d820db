/** A monolith that is there and does not answer: nobody waits for it for ever, and it is used again once it answers. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { openWorld, type World } from './rig/world.ts'

const patience = 2_000
let world: World
let child: ChildProcess
beforeAll(async () => {
  world = await openWorld({ patience })
  const settings = await world.handOverMonolith()
  child = spawn(process.execPath, [join(import.meta.dirname, 'rig/monolith-child.ts'), JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout!, 'data')
})
afterAll(async () => {
  child.kill('SIGCONT')
  child.kill()
  await world.close()
})

const read = () => world.call('GET', '/api/repos')
const timed = async (asked: ReturnType<typeof read>) => {
  const start = Date.now()
  const { status, problem } = await asked
  return { status, problem, took: Date.now() - start }
}
const away = { status: 503, problem: 'hub-unavailable' }

test('who waits in vain hears of it once another asks, and after that each in a tenth of the time', async () => {
  expect(await read()).toMatchObject({ status: 200 })
  child.kill('SIGSTOP')
  const first = timed(read())
  const gone = new AbortController()
  const left = fetch(`${world.url}/api/repos`, { signal: gone.signal })
  await sleep(100)
  gone.abort()
  await expect(left).rejects.toThrow('aborted')
  await sleep(patience)
  const second = timed(read())
  expect(await first).toMatchObject(away)
  const later = await second
  expect(later).toMatchObject(away)
  expect(later.took).toBeLessThan(patience)
  expect(await Promise.all(Array.from({ length: 20 }, () => timed(read())))).toEqual(
    Array.from({ length: 20 }, () => expect.objectContaining(away)),
  )
  child.kill('SIGCONT')
  await sleep(200)
  for (let at = 0; at < 20; at += 1) expect(await read()).toMatchObject({ status: 200 })
})

test('who is alone with it hears of it as well, and so do those who asked right after', async () => {
  await sleep(1_100)
  child.kill('SIGSTOP')
  const all = await Promise.all([timed(read()), ...Array.from({ length: 4 }, () => timed(read()))])
  for (const one of all) {
    expect(one).toMatchObject(away)
    expect(one.took).toBeLessThan(patience + 2_000)
  }
  child.kill('SIGCONT')
  await sleep(200)
  expect(await read()).toMatchObject({ status: 200 })
})

test('an answer that is slow but in time is waited for', async () => {
  child.kill('SIGSTOP')
  const first = timed(read())
  await sleep(patience / 2)
  const second = timed(read())
  await sleep(patience / 4)
  child.kill('SIGCONT')
  expect(await first).toMatchObject({ status: 200 })
  expect(await second).toMatchObject({ status: 200 })
})
