/** `--import`: hands an issues file to the hub record by record, as `smithers issue import` does. */
import { createReadStream } from 'node:fs'

import { sendBatches, type Sums } from '@smithers/cli/import-file/send-batches'
import { splitRecords } from '@smithers/cli/import-file/split-records'
import type { Answer } from '@smithers/cli/connection'
import { cancelled, troubleOf, type Trouble } from '@smithers/cli/trouble'
import { catalogue } from '@smithers/api-spec/catalogue'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Hub } from '@smithers/monolith'

import type { RepoName } from './serve-repo.ts'

type Refusal = { say: string; next: string }
const local = { actor: 'local', tier: 'admin' } as const

/** Refused records are told by their line; the rest goes in. */
export async function importFile(
  hub: Hub,
  { owner, name }: RepoName,
  file: string,
  ending: AbortSignal,
): Promise<{ ok: true } | { ok: false; problem: Refusal }> {
  const sums: Sums = { imported: 0, unchanged: 0, refused: [] }
  const send = async (records: readonly { line: number; record: unknown }[]): Promise<Result<Answer, Trouble>> => {
    if (ending.aborted) return no(cancelled)
    const { status, body } = await hub.dispatch('importIssues', { owner, repo: name, records }, local)
    return status < 400 ? ok({ status, body }) : no(troubleOf(status, body, catalogue.problems))
  }
  const show = () => console.log(`importing issues: ${sums.imported + sums.unchanged + sums.refused.length} read`)
  const sent = await sendBatches(splitRecords(createReadStream(file)), send, sums, show)
  if (!sent.ok)
    return {
      ok: false,
      problem: {
        say: `${file} could not be imported. ${sent.problem.title}.`,
        next: sent.problem.next ?? 'What is in stays in.',
      },
    }
  console.log(`issues: ${sums.imported} imported, ${sums.unchanged} there already, ${sums.refused.length} refused`)
  for (const { line, reason } of sums.refused) console.log(`  line ${line}: ${reason}`)
  return { ok: true }
}
