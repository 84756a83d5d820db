/** A hub with 100,000 issues: lists, pages, search, duplicates, rebuild, memory. */
import { join } from 'node:path'

import { openHub, type Hub } from '@smithers/monolith'

import { makeHub, owner, repo } from '../fixtures/hub.ts'
import { createQuestions } from '../fixtures/questions.ts'
import { createCalm, leftOut } from '../measure/calm.ts'
import { ownMilliseconds, thisProcess, thisThread, type Threads } from '../measure/own-time.ts'
import { median, percentile } from '../measure/percentile.ts'
import { readYardstick } from '../measure/yardstick.ts'
import { milliseconds, perSecond, row, times, told, unsound, type Row } from '../row.ts'
import { besideReads } from './hundred-thousand/beside-reads.ts'
import { memory } from './hundred-thousand/memory.ts'

const issues = 100_000
const asker = { actor: '0x9858EfFD232B4033E47d90003D41EC34EcaEda94', tier: 'contributor' } as const
const admin = { actor: 'local', tier: 'admin' } as const
const named = { owner, repo }

export async function hundredThousand(folder: string): Promise<Row[]> {
  const yardstick = readYardstick()
  const dir = join(folder, 'hub')
  const start = performance.now()
  makeHub(dir, issues)
  const filled = told(
    'filling a hub with 100,000 issues',
    `${((performance.now() - start) / 1000).toFixed(1)} s`,
    'through the log',
  )
  const opened = await openHub({ dir, env: process.env, writeThread: true })
  if (!opened.ok) throw new Error(opened.problem.say)
  const hub = opened.value
  const questions = createQuestions(31)
  const filters = { what: 'any mix of filters', goal: 5, threads: thisThread, count: 1500, id: 'listIssues' } as const
  const search = { what: 'search', goal: 5, threads: thisProcess, count: 600, id: 'searchRepo' } as const
  const similar = {
    what: 'duplicate candidates',
    goal: 30,
    threads: thisProcess,
    count: 300,
    id: 'findSimilarIssues',
  } as const
  const rows = [
    told('this machine, beside the one of these goals', `${yardstick.slower.toFixed(1)}× slower`, yardstick.beside),
    filled,
    await p99(filters, hub, () => questions.filters()),
    await pages(hub),
    await p99(search, hub, () => ({ query: questions.search() })),
    await p99(similar, hub, () => questions.draft()),
    ...(await rebuild(hub)),
  ]
  await hub.close()
  return [...rows, ...(await besideReads(dir, issues)), ...(await memory(dir, issues))]
}

/** How many times as many questions are asked as shall count, before the machine is given up. */
const PATIENCE = 4

type Question = {
  what: string
  /** Milliseconds that 99 of 100 may take, each asked once. */
  goal: number
  threads: Threads
  count: number
  id: string
}

async function p99({ what, goal, threads, count, id }: Question, hub: Hub, next: () => object): Promise<Row> {
  const calm = createCalm<number>()
  let found = 0
  let asked = 0
  for (; calm.kept().length < count && asked < PATIENCE * count; asked += 1) {
    const input = { ...named, ...next() }
    let body: Found = {}
    const took = await ownMilliseconds(threads, async () => (body = await answer<Found>(hub, id, input)))
    calm.add(took)
    if ((body.issues ?? body.hits ?? []).length > 0) found += 1
    if (process.env['BENCH_SLOWEST'] !== undefined && took > goal)
      console.error(`${took.toFixed(1)} ms ${id} ${JSON.stringify(input)}`)
  }
  const samples = calm.kept()
  const worst = percentile(samples, 0.99)
  const beside = `p50 ${milliseconds(median(samples))}; token and socket left out${leftOut(calm.lost())}`
  // What finds next to nothing is fast and worthless.
  if (found < asked / 3) return unsound(`${what}, p99`, milliseconds(worst), `${found} of ${asked} found anything`, '')
  if (samples.length < count / 2) return unsound(`${what}, p99`, milliseconds(worst), beside, '')
  return row(`${what}, p99`, milliseconds(worst), beside, `≤ ${goal} ms`, worst <= goal)
}

type Found = { issues?: unknown[]; hits?: unknown[] }

async function pages(hub: Hub): Promise<Row> {
  const page = (after?: string) =>
    answer<{ next: string }>(hub, 'listIssues', { ...named, state: 'all', ...(after === undefined ? {} : { after }) })
  let after = ''
  for (let at = 1; at < 1000; at += 1) after = (await page(after === '' ? undefined : after)).next
  const first: number[] = []
  const thousandth: number[] = []
  for (let at = 0; at < 300; at += 1) {
    first.push(await ownMilliseconds(thisThread, () => page()))
    thousandth.push(await ownMilliseconds(thisThread, () => page(after)))
  }
  const ratio = median(thousandth) / median(first)
  return row('page 1,000 of a list', times(ratio), `page 1 ${milliseconds(median(first))}`, '≤ 1.5×', ratio <= 1.5)
}

async function rebuild(hub: Hub): Promise<Row[]> {
  const start = performance.now()
  const { events, identical, differences } = await answer<{
    events: number
    identical: boolean
    differences: string[]
  }>(hub, 'rebuildHub', { verify: false }, admin)
  const rate = (events / (performance.now() - start)) * 1000
  if (!identical) throw new Error(`the rebuild differs from what was live: ${differences.join(', ')}`)
  return [row('rebuild', perSecond(rate), `${events.toLocaleString('en')} events`, '≥ 100,000/s', rate >= 100_000)]
}

async function answer<Body>(
  hub: Hub,
  id: string,
  input: unknown,
  caller: { actor: string; tier: 'contributor' | 'admin' } = asker,
): Promise<Body> {
  const { status, body } = await hub.dispatch(id, input, caller)
  if (status !== 200) throw new Error(`${id} answered ${status}: ${JSON.stringify(body)}`)
  return body as Body
}
