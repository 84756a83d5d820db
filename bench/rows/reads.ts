/** An authenticated read through the monolith beside bare node:http with the same SQL and JSON: CPU time per request. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'

import { issuesPath, makeHub } from '../fixtures/hub.ts'
import { startChild, type Child } from '../measure/child.ts'
import { cpuMicroseconds } from '../measure/cpu.ts'
import { openLane } from '../measure/http-lane.ts'
import { interleave } from '../measure/interleave.ts'
import { signedRequest, type Sender } from '../measure/internal-token.ts'
import { load } from '../measure/load.ts'
import { startMonolith } from '../measure/monolith.ts'
import { requestBytes, type Asked } from '../measure/request.ts'
import { newSecrets } from '../measure/secrets.ts'
import { microseconds, row, times, unsound, type Row } from '../row.ts'

const issues = 10_000
const rounds = 5
const roundMilliseconds = 1000
const connections = 16
/** More than any contender answers in one round. */
const most = { point: 40_000, list: 15_000 }
/** Microseconds of the planted slowdown. The bench sees it when it measures between half of it and twice as much. */
const planted = 50
const reader: Sender = { sub: '0x9858EfFD232B4033E47d90003D41EC34EcaEda94', tier: 'contributor' }

type Server = Child<{ port: number }>
type Kind = keyof typeof most

export async function reads(folder: string): Promise<Row[]> {
  const secrets = newSecrets()
  const [dir, copy] = [join(folder, 'hub'), join(folder, 'slow')]
  const path = makeHub(dir, issues)
  cpSync(dir, copy, { recursive: true })
  const here = join(import.meta.dirname, '../servers')
  const ours: Server = await startMonolith({ dir, secrets })
  const slow: Server = await startMonolith({ dir: copy, secrets, burn: planted })
  const bare: Server = await startChild(join(here, 'bare.ts'), { path })

  const signed = (asked: Asked) => signedRequest(asked, reader, secrets)
  const plain = (asked: Asked) => requestBytes('127.0.0.1', asked)
  await mustAgree(ours, bare, signed, plain)
  const cost = (server: Server, kind: Kind, make: (asked: Asked) => Buffer) => () => cpuPerRequest(server, kind, make)
  const medians = await interleave(rounds, {
    barePoint: cost(bare, 'point', plain),
    point: cost(ours, 'point', signed),
    slowPoint: cost(slow, 'point', signed),
    bareList: cost(bare, 'list', plain),
    list: cost(ours, 'list', signed),
  })
  for (const server of [ours, slow, bare]) await server.close()

  const { point, barePoint, list, bareList, slowPoint } = medians
  return [
    row(
      'a point read, CPU',
      times(point / barePoint),
      `node:http ${microseconds(barePoint)}, ours ${microseconds(point)}`,
      '≤ 2.5×',
      point <= 2.5 * barePoint,
    ),
    row(
      'a list of 30, CPU',
      times(list / bareList),
      `node:http ${microseconds(bareList)}, ours ${microseconds(list)}`,
      '≤ 1.6×',
      list <= 1.6 * bareList,
    ),
    seen(slowPoint - point),
  ]
}

/** The bench is worth something only if it sees a slowdown that is there, and for what it is. */
function seen(difference: number): Row {
  const what = 'a planted slowdown is seen'
  const goal = `${planted} µs, half to twice`
  const beside = 'the same monolith, slowed'
  const figure = `${microseconds(difference)} more`
  const isSeen = difference >= planted / 2 && difference <= planted * 2
  return isSeen ? row(what, figure, beside, goal, true) : unsound(what, figure, beside, goal)
}

async function cpuPerRequest(server: Server, kind: Kind, make: (asked: Asked) => Buffer): Promise<number> {
  const requests = Array.from({ length: most[kind] }, (_, at) => make(askFor(kind, at)))
  const before = cpuMicroseconds(server.pid)
  const done = await load(server.told.port, connections, roundMilliseconds, requests)
  return (cpuMicroseconds(server.pid) - before) / done.requests
}

const askFor = (kind: Kind, at: number): Asked => ({
  method: 'GET',
  path: kind === 'list' ? issuesPath : `${issuesPath}/${1 + ((at * 7919) % issues)}`,
})

/** Both must answer the same bytes, or the ratio would compare two different things. */
async function mustAgree(
  ours: Server,
  bare: Server,
  signed: (asked: Asked) => Buffer,
  plain: (asked: Asked) => Buffer,
) {
  const [one, other] = [await openLane(ours.told.port), await openLane(bare.told.port)]
  for (const asked of [askFor('list', 0), ...Array.from({ length: 50 }, (_, at) => askFor('point', at))]) {
    const mine = (await one.ask(signed(asked))).body.toString()
    const theirs = (await other.ask(plain(asked))).body.toString()
    if (mine !== theirs)
      throw new Error(
        `the floor answers something else for ${asked.path}:\n${mine.slice(0, 600)}\n${theirs.slice(0, 600)}`,
      )
  }
  one.close()
  other.close()
}
