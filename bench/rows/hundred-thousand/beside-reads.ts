/** What the search for duplicates does to a read that runs beside it. */

import { issuesPath, owner, repo } from '../../fixtures/hub.ts'
import { createQuestions } from '../../fixtures/questions.ts'
import { openLane } from '../../measure/http-lane.ts'
import { signedRequest } from '../../measure/internal-token.ts'
import { load, mustBeGood } from '../../measure/load.ts'
import { startMonolith } from '../../measure/monolith.ts'
import { ownMilliseconds, thisThreadAndMainOf } from '../../measure/own-time.ts'
import { median, percentile } from '../../measure/percentile.ts'
import { newSecrets } from '../../measure/secrets.ts'
import { milliseconds, row, type Row } from '../../row.ts'

const rounds = 5
const long = 1000
const sender = { sub: '0x9858EfFD232B4033E47d90003D41EC34EcaEda94', tier: 'contributor' } as const

/** @param issues how many the hub in `dir` holds */
export async function besideReads(dir: string, issues: number): Promise<Row[]> {
  const secrets = newSecrets()
  const hub = await startMonolith({ dir, secrets })
  const questions = createQuestions(37)
  const signed = (path: string) => signedRequest({ method: 'GET', path }, sender, secrets)
  const lane = await openLane(hub.told.port)
  const threads = thisThreadAndMainOf(hub.pid)
  let asked = 0
  const read = async () => {
    const samples: number[] = []
    for (const end = performance.now() + long; performance.now() < end; asked += 1) {
      const request = signed(`${issuesPath}/${1 + ((asked * 7919) % issues)}`)
      samples.push(await ownMilliseconds(threads, async () => mustBeGood(await lane.ask(request))))
    }
    return percentile(samples, 0.99)
  }
  const search = () => {
    const requests = Array.from({ length: 2000 }, () =>
      signed(`/api/repos/${owner}/${repo}/similar-issues?${new URLSearchParams(questions.draft()).toString()}`),
    )
    return load(hub.told.port, 1, long, requests)
  }
  const alone: number[] = []
  const beside: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    alone.push(await read())
    const [slowed] = await Promise.all([read(), search()])
    beside.push(slowed)
  }
  lane.close()
  await hub.close()
  const delay = Math.max(0, median(beside) - median(alone))
  return [
    row(
      'a read beside the search for duplicates, p99',
      `+${milliseconds(delay)}`,
      `alone ${milliseconds(median(alone))}`,
      '≤ 5 ms more',
      delay <= 5,
    ),
  ]
}
