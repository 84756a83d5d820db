/** What the gate costs: an authenticated read through the edge, beside the same edge with a worker that only passes requests on. */
import { join } from 'node:path'

import { startSuite, type Suite } from '../fixtures/edge.ts'
import { issuesPath } from '../fixtures/hub.ts'
import { bearing, signIn } from '../fixtures/sign-in.ts'
import { startChild } from '../measure/child.ts'
import { cpuMicroseconds } from '../measure/cpu.ts'
import { openLane } from '../measure/http-lane.ts'
import { interleave } from '../measure/interleave.ts'
import { signedRequest } from '../measure/internal-token.ts'
import { mustBeGood } from '../measure/load.ts'
import { median } from '../measure/percentile.ts'
import { requestBytes } from '../measure/request.ts'
import { microseconds, milliseconds, row, times, type Row } from '../row.ts'

const issues = 2000
const warm = 500
const reads = 10_000
const pairs = 400

type Workerd = { port: number; workerd: number }
type Contender = Workerd & { request: (at: number) => Buffer }
/** Milliseconds, and microseconds of workerd's CPU for each read. */
type Cost = { p50: number; cpu: number }

export async function gate(folder: string): Promise<Row[]> {
  const suite = await startSuite(folder, { issues })
  const plain = await startChild<Workerd>(join(import.meta.dirname, '../servers/plain-proxy.ts'), {
    monolith: suite.monolith.told.port,
    secrets: suite.secrets,
    folder: join(folder, 'plain'),
  })
  const someone = await signIn(suite.url)
  const sender = { sub: someone.address, tier: 'contributor' } as const
  const path = (at: number) => `${issuesPath}/${1 + ((at * 7919) % issues)}`
  const gated = (at: number) => bearing({ method: 'GET', path: path(at) }, someone)
  const passed = (at: number) => signedRequest({ method: 'GET', path: path(at) }, sender, suite.secrets.internal)
  const [behind, without] = await inTurn([
    { ...suite.edge.told, request: gated },
    { ...plain.told, request: passed },
  ])
  await plain.close()
  await suite.close()
  const [p50, floor] = [behind.p50, without.p50]
  const [cpu, cpuFloor] = [behind.cpu, without.cpu]
  return [
    row(
      'a read through the gate, p50',
      times(p50 / floor),
      `without a gate ${milliseconds(floor)}`,
      '≤ 1.15×',
      p50 <= 1.15 * floor,
    ),
    row(
      'what the gate adds, p50',
      milliseconds(p50 - floor),
      `with it ${milliseconds(p50)}`,
      '≤ 0.5 ms',
      p50 - floor <= 0.5,
    ),
    row(
      'a read through the gate, CPU',
      times(cpu / cpuFloor),
      `without a gate ${microseconds(cpuFloor)}, with it ${microseconds(cpu)}`,
      '≤ 1.15×',
      cpu <= 1.15 * cpuFloor,
    ),
    await verifyAndMint(suite, folder),
  ]
}

/** One request to one, then one to the other, so that each meets the machine in the same mood. */
async function inTurn(both: [Contender, Contender]): Promise<[Cost, Cost]> {
  const [first, second] = [await openContender(both[0]), await openContender(both[1])]
  for (let at = 0; at < warm; at += 1) {
    await first.ask(at)
    await second.ask(at)
  }
  const before = [first, second].map((one) => cpuMicroseconds(one.workerd))
  const latencies: [number[], number[]] = [[], []]
  for (let at = 0; at < reads; at += 1) {
    // Who follows whom changes too: the second of a pair finds the monolith warm.
    const turn = at % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)
    for (const who of turn) latencies[who].push(await (who === 0 ? first : second).ask(warm + at))
  }
  const cost = (who: 0 | 1, { workerd, close }: typeof first): Cost => {
    close()
    return { p50: median(latencies[who]), cpu: (cpuMicroseconds(workerd) - before[who]!) / reads }
  }
  return [cost(0, first), cost(1, second)]
}

async function openContender({ port, workerd, request }: Contender) {
  const lane = await openLane(port)
  const ask = async (at: number) => {
    // Made now and not ahead: an internal token lives a minute.
    const bytes = request(at)
    const start = performance.now()
    mustBeGood(await lane.ask(bytes))
    return performance.now() - start
  }
  return { workerd, ask, close: () => lane.close() }
}

async function verifyAndMint({ secrets }: Suite, folder: string): Promise<Row> {
  const worker = await startChild<Workerd>(join(import.meta.dirname, '../servers/verify-and-mint.ts'), {
    secrets,
    folder,
  })
  const lane = await openLane(worker.told.port)
  const run = async (path: string) => {
    const start = performance.now()
    mustBeGood(await lane.ask(requestBytes('127.0.0.1', { method: 'GET', path })))
    return performance.now() - start
  }
  const medians = await interleave(7, {
    many: async () => {
      await run(`/sign?n=${pairs}`)
      return run(`/run?n=${pairs}`)
    },
    none: () => run('/run?n=0'),
  })
  lane.close()
  await worker.close()
  const each = (medians.many - medians.none) / pairs
  return row('verify and mint', milliseconds(each), 'on workerd, a token not seen before', '≤ 1 ms', each <= 1)
}
