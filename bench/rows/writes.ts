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
import { median } from '../measure/percentile.ts'
import { newSecrets } from '../measure/secrets.ts'
import { microseconds, perSecond, row, times, told, type Row } from '../row.ts'
import type { RawTold } from '../servers/raw-writes.ts'

const rounds = 5
const milliseconds = 1000
const connections = 16
const most = 12_000
const accounts = Array.from({ length: 8 }, (_, at) => `0x${String(at).repeat(40)}`)

export async function writes(folder: string): Promise<Row[]> {
  const secrets = newSecrets()
  makeHub(join(folder, 'hub'), 0)
  const servers = join(import.meta.dirname, '../servers')
  const ours = await startChild<{ port: number }>(join(servers, 'monolith.ts'), { dir: join(folder, 'hub'), secrets })
  const raw = await startChild<unknown>(join(servers, 'raw-writes.ts'), { folder })
  const writer = createWriter(29)
  const cpu: number[] = []

  const file = async () => {
    const requests = Array.from({ length: most }, (_, at) => {
      const body = JSON.stringify({ title: writer.text(7), body: writer.text(40) })
      const asked = { method: 'POST', path: issuesPath, headers: { 'Idempotency-Key': randomUUID() }, body } as const
      return signedRequest(asked, { sub: accounts[at % accounts.length]!, tier: 'contributor' }, secrets)
    })
    const before = cpuMicroseconds(ours.pid)
    const done = await load(ours.told.port, connections, milliseconds, requests)
    cpu.push((cpuMicroseconds(ours.pid) - before) / done.requests)
    return done.requests / done.seconds
  }
  const replay = async () => {
    const { transactions, seconds } = (await raw.send({ milliseconds, accounts })) as RawTold
    return transactions / seconds
  }
  const rates = await interleave(rounds, { ours: file, raw: replay })
  await ours.close()
  await raw.close()
  return [
    row(
      'filing an issue',
      times(rates.ours / rates.raw),
      `same transaction ${perSecond(rates.raw)}`,
      '≥ 0.3×',
      rates.ours >= 0.3 * rates.raw,
    ),
    row(
      'filing an issue',
      perSecond(rates.ours),
      `${connections} connections, synchronous=FULL`,
      '≥ 3,000/s',
      rates.ours >= 3000,
    ),
    told('filing an issue, CPU of the hub', microseconds(median(cpu)), 'with the triage that follows'),
  ]
}
