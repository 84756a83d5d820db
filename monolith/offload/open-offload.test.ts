import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openIssues } from '@smithers/core/search/testing/open-issues'
import type { Offload } from '@smithers/core/ports/offload'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { passMoment } from './moment.ts'
import { openOffload } from './open-offload.ts'

let dir: string
let hub: ReturnType<typeof openIssues>
let offload: Offload
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'smithers-offload-'))
  hub = openIssues(join(dir, 'hub.db'))
  offload = openOffload({ dbPath: join(dir, 'hub.db'), standStill: passMoment })
})
afterEach(async () => {
  await offload.close()
  hub.close()
  rmSync(dir, { recursive: true })
})

// A table of 5,000 columns and 500 rows in 30 kB: a minute's work.
const HOSTILE = `${'|a'.repeat(5_000)}|\n${'|-'.repeat(5_000)}|\n${`${'|x'.repeat(10)}\n`.repeat(500)}`

test('answers from what the writer has committed a moment ago', async () => {
  expect(await offload.search(1, 'zyzzyva', 5)).toEqual([])
  hub.add({ title: 'A zyzzyva in the editor', body: 'Crash' }, { title: 'A zyzzyva in the editor', body: 'Crash' })
  expect((await offload.search(1, 'zyzzyva', 5)).map((hit) => hit.number)).toEqual([2, 1])
  expect(
    (await offload.similar(1, { title: 'zyzzyva in the editor', body: '', number: 1 }, 5)).map((one) => one.number),
  ).toEqual([2])
  expect((await offload.triage(1, 2)).find((finding) => finding.kind === 'duplicate')).toMatchObject({ value: '1' })
  expect(await offload.triage(1, 99)).toEqual([])
})

test('renders Markdown, once for the same text on the same page', async () => {
  const [one, same, elsewhere] = await Promise.all([
    offload.markdown('[x](y)', '/o/r/code'),
    offload.markdown('[x](y)', '/o/r/code'),
    offload.markdown('[x](y)', '/p/q/code'),
  ])
  expect(one).toBe('<p><a href="/o/r/code/y">x</a></p>')
  expect(same).toBe(one)
  expect(elsewhere).toBe('<p><a href="/p/q/code/y">x</a></p>')
})

test('gives a text back as it was written when it takes too long, and goes on', { timeout: 60_000 }, async () => {
  const hostile = offload.markdown(HOSTILE, '/o/r/code')
  const behind = offload.markdown('**bold**', '/o/r/code')
  const beside = offload.search(1, 'anything', 5)
  expect(await beside).toEqual([])
  expect(await hostile).toMatch(/^<pre>\|a\|a/)
  expect(await behind).toBe('<p><strong>bold</strong></p>')
})

test('lets a search go before triage that has begun to learn', { timeout: 60_000 }, async () => {
  const words = 'editor terminal search sidebar debugger installer theme cursor window file menu font'.split(' ')
  const say = (at: number) => Array.from({ length: 60 }, (_, k) => words[(at * 7 + k * k) % words.length]).join(' ')
  hub.add(
    ...Array.from({ length: 600 }, (_, at) => ({
      title: say(at).slice(0, 40),
      body: say(at + 1),
      labels: [at % 2 ? 'bug' : 'feature'],
    })),
  )
  hub.add({ title: 'The editor', body: 'crashes', number: 5_000 })
  const order: string[] = []
  await offload.search(1, 'warm', 1)
  const triage = offload.triage(1, 5_000).then(() => order.push('triage'))
  await offload.search(1, 'editor', 5).then(() => order.push('search'))
  await triage
  expect(order).toEqual(['search', 'triage'])
})

test('keeps many requests apart', async () => {
  hub.add(...Array.from({ length: 100 }, (_, at) => ({ title: `word${at}x` })))
  const found = await Promise.all(Array.from({ length: 100 }, (_, at) => offload.search(1, `word${at}x `, 5)))
  expect(found.map((hits) => hits.map((hit) => hit.number))).toEqual(Array.from({ length: 100 }, (_, at) => [at + 1]))
})

test('says so when it is closed, also to who was waiting', async () => {
  const waiting = offload.search(1, 'x', 1)
  const text = offload.markdown(HOSTILE, '/o/r/code')
  const ends = Promise.allSettled([waiting, text])
  await offload.close()
  for (const { status } of await ends) expect(status).toBe('rejected')
  await expect(offload.search(1, 'x', 1)).rejects.toThrow('closed')
  await offload.close()
})

test('rejects, rather than try for ever, when there is no database', async () => {
  const lost = openOffload({ dbPath: join(dir, 'lost.db'), standStill: passMoment })
  await expect(lost.search(1, 'x', 1)).rejects.toThrow(/thread down/)
  await expect(lost.triage(1, 1)).rejects.toThrow(/thread down/)
  expect(await lost.markdown('x', '/o/r')).toBe('<p>x</p>')
  await lost.close()
})
