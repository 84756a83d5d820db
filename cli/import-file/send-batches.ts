import { ok, type Result } from '@smithers/api-spec/commands/result'
import type { Answer } from '../connection.ts'
import { isRecord, type Trouble } from '../trouble.ts'
import type { SplitRecord } from './split-records.ts'

export type Refused = { line: number; number: number | null; reason: string }

export type Sums = { imported: number; unchanged: number; refused: Refused[] }

type Numbered = { line: number; record: unknown }

/** The spec takes at most this many records at once; their text is kept well below what a hub takes as a body. */
const mostRecords = 100
const mostBytes = 512 * 1024

/** Sends records as they come and adds up what the hub says. Ends early with the first trouble that is not about one record. */
export const sendBatches = async (
  records: AsyncIterable<SplitRecord>,
  send: (batch: readonly Numbered[]) => Promise<Result<Answer, Trouble>>,
  sums: Sums,
  show: () => void,
): Promise<Result<true, Trouble>> => {
  let batch: Numbered[] = []
  let bytes = 0
  const flush = async (): Promise<Result<true, Trouble>> => {
    if (batch.length === 0) return ok(true)
    const now = batch
    batch = []
    bytes = 0
    const sent = await sendBatch(now, send, sums)
    show()
    return sent
  }
  for await (const each of records) {
    if ('refused' in each) {
      sums.refused.push({ line: each.line, number: null, reason: each.refused })
      continue
    }
    if (batch.length === mostRecords || (batch.length > 0 && bytes + each.bytes > mostBytes)) {
      const sent = await flush()
      if (!sent.ok) return sent
    }
    batch.push({ line: each.line, record: each.record })
    bytes += each.bytes
  }
  const last = await flush()
  sums.refused.sort((a, b) => a.line - b.line)
  return last
}

const sendBatch = async (
  batch: readonly Numbered[],
  send: (batch: readonly Numbered[]) => Promise<Result<Answer, Trouble>>,
  sums: Sums,
): Promise<Result<true, Trouble>> => {
  const answer = await send(batch)
  if (answer.ok) {
    add(sums, answer.value.body)
    return ok(true)
  }
  if (answer.problem.name !== 'body-too-large') return answer
  const [first] = batch
  if (batch.length === 1) {
    sums.refused.push({
      line: first!.line,
      number: numberOf(first!.record),
      reason: 'this record is too large for the hub',
    })
    return ok(true)
  }
  const half = Math.ceil(batch.length / 2)
  const before = await sendBatch(batch.slice(0, half), send, sums)
  return before.ok ? sendBatch(batch.slice(half), send, sums) : before
}

const add = (sums: Sums, body: unknown): void => {
  if (!isRecord(body)) return
  sums.imported += Number(body['imported'] ?? 0)
  sums.unchanged += Number(body['unchanged'] ?? 0)
  if (Array.isArray(body['refused'])) sums.refused.push(...(body['refused'] as Refused[]))
}

const numberOf = (record: unknown): number | null =>
  isRecord(record) && typeof record['number'] === 'number' ? record['number'] : null

/** One refused record for stderr: `line 12: #7: must have a title`. */
export const refusalOf = ({ line, number, reason }: Refused): string =>
  `line ${line}: ${number === null ? '' : `#${number}: `}${reason}\n`
