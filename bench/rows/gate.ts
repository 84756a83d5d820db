/** What the gate costs: an authenticated read through the edge, beside an edge on workerd that only passes requests on. */
import { join } from 'node:path'

import { startSuite, type Suite } from '../fixtures/edge.ts'
import { issuesPath } from '../fixtures/hub.ts'
import { bearing, signIn } from '../fixtures/sign-in.ts'
import { startChild } from '../measure/child.ts'
import { cpuMicroseconds } from '../measure/cpu.ts'
import { openLane } from '../measure/http-lane.ts'
import { interleave } from '../measure/interleave.ts'
import { signedRequest } from '../measure/internal-token.ts'
import { load, mustBeGood } from '../measure/load.ts'
import { median } from '../measure/percentile.ts'
import { requestBytes } from '../measure/request.ts'
import { microseconds, milliseconds, row, times, type Row } from '../row.ts'

const issues = 2000
const rounds = 7
const long = 1000
const most = 8000
const pairs = 400

type Workerd = { port: number; workerd: number }
type Cost = { p50: number; cpu: number }

export async function gate(folder: string): Promise<Row[]> {
  const suite = await startSuite(folder, { issues })
  const plain = await startChild<Workerd>(join(import.meta.dirname, '../servers/plain-proxy.ts'), {
    monolith: suite.monolith.told.port,
  })
  const someone = await signIn(suite.url)
  const sender = { sub: someone.address, tier: 'contributor' } as const
  const path = (at: number) => `${issuesPath}/${1 + ((at * 7919) % issues)}`
  const gated = () =>
    ask(
      suite.edge.told,
      Array.from({ length: most }, (_, at) => bearing({ method: 'GET', path: path(at) }, someone)),
    )
  const passed = () =>
    ask(
      plain.told,
      Array.from({ length: most }, (_, at) =>
        signedRequest({ method: 'GET', path: path(at) }, sender, suite.secrets.internal),
      ),
    )

  const behind: Cost[] = []
  const without: Cost[] = []
  for (let round = 0; round < rounds; round += 1) {
    behind.push(await gated())
    without.push(await passed())
  }
  await plain.close()
  await suite.close()
  const of = (costs: Cost[], part: keyof Cost) => median(costs.map((cost) => cost[part]))
  const [p50, floor] = [of(behind, 'p50'), of(without, 'p50')]
  const [cpu, cpuFloor] = [of(behind, 'cpu'), of(without, 'cpu')]
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

async function ask({ port, workerd }: Workerd, requests: Buffer[]): Promise<Cost> {
  const before = cpuMicroseconds(workerd)
  const { latencies } = await load(port, 1, long, requests)
  return { p50: median(latencies), cpu: (cpuMicroseconds(workerd) - before) / latencies.length }
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
