/** One account files a thousand issues at once, through the real edge, while others read and write as before. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import { startSuite, type Suite } from '../fixtures/edge.ts'
import { issuesPath } from '../fixtures/hub.ts'
import { bearing, signIn, type SignedIn } from '../fixtures/sign-in.ts'
import { openLane, type Answer } from '../measure/http-lane.ts'
import { signedRequest } from '../measure/internal-token.ts'
import { leftOut } from '../measure/calm.ts'
import { load, mustBeGood } from '../measure/load.ts'
import { percentile } from '../measure/percentile.ts'
import type { Asked } from '../measure/request.ts'
import { milliseconds, row, times, unsound, type Row } from '../row.ts'
import { paced, type Others } from './flood/others.ts'

const issues = 500
const size = 1000
const connections = 8
/** Half of the flood is filed at once, the rest waits in the account's queue until the next minute. */
const limit = { class: 'issue-creation', window: 'minute', soft: size / 2, hard: size * 2 }
const warmUpMilliseconds = 5_000
/**
 * Quiet is measured for so long before the flood, and as long again once the last of its queue is filed: a machine that changes
 * its pace in the meantime then weighs on both sides.
 */
const quietMilliseconds = 20_000
/** Past this share, what is left says little. */
const MOST_LOST = 0.8
/** Seconds within which all that was accepted is filed: the next minute's half and time to spare. */
const patience = 150

export async function flood(folder: string): Promise<Row[]> {
  const suite = await startSuite(folder, { issues })
  await lift(suite)
  const flooder = await signIn(suite.url)
  const people = [await signIn(suite.url), await signIn(suite.url), await signIn(suite.url), await signIn(suite.url)]
  await paced(suite.edge.told.port, people, issues, sleep(warmUpMilliseconds))

  const inQuiet = () => paced(suite.edge.told.port, people, issues, sleep(quietMilliseconds))
  const before = await inQuiet()
  const flooding = pour(suite, flooder)
  const busy = await paced(suite.edge.told.port, people, issues, flooding)
  const accepted = await flooding
  const { filed, doubled, lost, seconds } = await settle(suite, flooder, accepted)
  const after = await inQuiet()
  await suite.close()
  const quiet = {
    reads: [...before.reads, ...after.reads],
    writes: [...before.writes, ...after.writes],
    lost: (before.lost + after.lost) / 2,
  }
  const beside = `${accepted.length} of ${size} accepted, ${filed} filed after ${seconds.toFixed(0)} s`
  return [
    worse('reads', quiet, busy),
    worse('writes', quiet, busy),
    seconds > patience
      ? unsound('accepted in the flood and lost', `${lost} still missing`, beside, '0')
      : row('accepted in the flood and lost', String(lost), beside, '0', lost === 0),
    row('filed twice', String(doubled), 'by key', '0', doubled === 0),
  ]
}

function worse(what: 'reads' | 'writes', quiet: Others, busy: Others): Row {
  const [before, during] = [percentile(quiet[what], 0.95), percentile(busy[what], 0.95)]
  const named = `others' ${what} in a flood, p95`
  const beside = `quiet ${milliseconds(before)}, ${busy[what].length} requests`
  const lost = Math.max(quiet.lost, busy.lost)
  if (lost > MOST_LOST) return unsound(named, times(during / before), `${beside}${leftOut(lost)}`, '≤ 1.5×')
  return row(named, times(during / before), `${beside}${leftOut(lost)}`, '≤ 1.5×', during <= 1.5 * before)
}

/** @returns the titles that were accepted, filed at once or queued */
async function pour({ edge }: Suite, flooder: SignedIn): Promise<string[]> {
  const titles = Array.from({ length: size }, (_, at) => `flood ${at} ${randomUUID()}`)
  const requests = titles.map((title) => {
    const asked: Asked = {
      method: 'POST',
      path: issuesPath,
      headers: { 'Idempotency-Key': title.slice(-36) },
      body: JSON.stringify({ title, body: 'drip '.repeat(40) }),
    }
    return bearing(asked, flooder)
  })
  await load(edge.told.port, connections, 600_000, requests, mustBeTaken)
  return titles
}

function mustBeTaken(answer: Answer) {
  if (answer.status !== 201 && answer.status !== 202) mustBeGood({ ...answer, status: 500 })
}

/** Waits until nothing more is filed, then counts what the hub holds of the flooder. */
async function settle({ monolith, secrets }: Suite, { address }: SignedIn, accepted: readonly string[]) {
  const start = performance.now()
  const lane = await openLane(monolith.told.port)
  const sender = { sub: address, tier: 'contributor' } as const
  const page = async (after: string | null) => {
    const path = `${issuesPath}?author=${address}&state=all&limit=100${after === null ? '' : `&after=${after}`}`
    const answer = await lane.ask(signedRequest({ method: 'GET', path }, sender, secrets.internal))
    mustBeGood(answer)
    return JSON.parse(answer.body.toString()) as { issues: { title: string }[]; next: string | null }
  }
  for (;;) {
    const titles: string[] = []
    for (let after: string | null = null, more = true; more; more = after !== null) {
      const { issues, next } = await page(after)
      titles.push(...issues.map((issue) => issue.title))
      after = next
    }
    const held = new Set(titles)
    const lost = accepted.filter((title) => !held.has(title)).length
    const seconds = (performance.now() - start) / 1000
    if (lost === 0 || seconds > patience) {
      lane.close()
      return { filed: titles.length, doubled: titles.length - held.size, lost, seconds }
    }
    await sleep(500)
  }
}

/** Limits of a hub whose admin expects this much: the others are not what is being limited here. */
async function lift(suite: Suite) {
  const generous = { window: 'minute', soft: 1_000_000, hard: 1_000_000 }
  for (const set of [limit, { ...generous, class: 'write' }, { ...generous, class: 'search' }]) {
    const body = JSON.stringify({ scope: 'tier:contributor', ...set })
    await suite.asAdmin({ method: 'PUT', path: '/api/limits', body })
  }
}
