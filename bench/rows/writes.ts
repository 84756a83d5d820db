/** Filing an issue through the monolith, beside the raw rate of the same transaction on better-sqlite3. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

import { issuesPath, makeHub } from '../fixtures/hub.ts'
import { createWriter } from '../fixtures/issues.ts'
import { startChild } from '../measure/child.ts'
import { cpuMicroseconds } from '../measure/cpu.ts'
import { interleave } from '../measure/interleave.ts'
import { signedRequest } from '../measure/internal-token.ts'
import { load } from '../measure/load.ts'
import { startMonolith } from '../measure/monolith.ts'
import { median } from '../measure/percentile.ts'
import { newSecrets } from '../measure/secrets.ts'
import { microseconds, perSecond, row, times, told, type Row } from '../row.ts'
import type { RawTold } from '../servers/raw-writes.ts'

const rounds = 5
const milliseconds = 1000
const connections = 16
const most = 12_000
/** Issues filed in a second. */
const goal = 3_000
const accounts = Array.from({ length: 8 }, (_, at) => `0x${String(at).repeat(40)}`)
const servers = join(import.meta.dirname, '../servers')

export async function writes(folder: string): Promise<Row[]> {
  const filing = await startFiling(join(folder, 'filing'), false)
  const raw = await startChild<unknown>(join(servers, 'raw-writes.ts'), { folder })
  const replay = async () => {
    const { transactions, seconds } = (await raw.send({ milliseconds, accounts })) as RawTold
    return transactions / seconds
  }
  const rates = await interleave(rounds, { raw: replay, filing: filing.round })
  for (const child of [filing.child, raw]) await child.close()
  // By itself: what one round has filed is still being triaged in the next.
  const triaging = await startFiling(join(folder, 'triaging'), true)
  const beside = await interleave(rounds, { triaging: triaging.round })
  await triaging.child.close()

  const ratio = rates.filing / rates.raw
  const floor = `same transaction ${perSecond(rates.raw)}`
  const how = `${connections} connections, synchronous=FULL; CPU ${microseconds(median(filing.cpu))}`
  return [
    row('filing an issue', times(ratio), floor, '≥ 0.3×', ratio >= 0.3),
    row('filing an issue', perSecond(rates.filing), how, `≥ ${goal.toLocaleString('en')}/s`, rates.filing >= goal),
    told(
      'filing while the hub triages what was filed',
      perSecond(beside.triaging),
      `CPU ${microseconds(median(triaging.cpu))}`,
    ),
  ]
}

/** A hub without issues; each round files as many as it takes in a second. */
async function startFiling(dir: string, triage: boolean) {
  const secrets = newSecrets()
  makeHub(dir, 0)
  const child = await startMonolith({ dir, secrets, triage })
  const writer = createWriter(29)
  const cpu: number[] = []
  const next = (at: number) => {
    const body = JSON.stringify({ title: writer.text(7), body: writer.text(40) })
    const asked = { method: 'POST', path: issuesPath, headers: { 'Idempotency-Key': randomUUID() }, body } as const
    return signedRequest(asked, { sub: accounts[at % accounts.length]!, tier: 'contributor' }, secrets)
  }
  const round = async () => {
    const requests = Array.from({ length: most }, (_, at) => next(at))
    const before = cpuMicroseconds(child.pid)
    const done = await load(child.told.port, connections, milliseconds, requests)
    cpu.push((cpuMicroseconds(child.pid) - before) / done.requests)
    return done.requests / done.seconds
  }
  return { child, cpu, round }
}
