import { statSync } from 'node:fs'
import type { Catalogue } from '@smithers/api-spec/commands/catalogue'
import type { PartialCall } from '@smithers/api-spec/commands/parse-problem'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Connection } from '../connection.ts'
import { splitRecords } from '../import-file/split-records.ts'
import { refusalOf, sendBatches, type Sums } from '../import-file/send-batches.ts'
import type { Io } from '../io.ts'
import { detailsText } from '../print/details.ts'
import { selectFields } from '../print/json.ts'
import { formatted } from '../print/output.ts'
import { startProgress } from '../print/progress.ts'
import { absolute, streamBytes, unreadable } from '../read-text.ts'
import { withRepo } from '../repo-of-call.ts'
import { cancelled, exits, type Trouble } from '../trouble.ts'

/**
 * `smithers issue import FILE`: sends the records of the file in batches while reading it. What can be read goes in; what cannot is
 * listed by line on stderr, and then the exit code is 1. Importing the same file again changes nothing.
 */
export const importIssueFile = async (
  given: PartialCall,
  connection: Connection,
  io: Io,
  catalogue: Catalogue,
): Promise<Result<number, Trouble>> => {
  const file = String(given.input['file'])
  const size = file === '-' ? undefined : statSync(absolute(file, io), { throwIfNoEntry: false })?.size
  const call = await withRepo(given, connection, catalogue)
  if (!call.ok) return call
  const { file: _, ...place } = call.value.input
  const progress = startProgress(io)
  const sums: Sums = { imported: 0, unchanged: 0, refused: [] }
  let read = 0
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of streamBytes(file, io)) {
      read += chunk.length
      yield chunk
    }
  }
  const show = (): void => progress.show(size ? read / size : 0, `${sums.imported + sums.unchanged} issues`)
  const sent = await catchUnreadable(file, () =>
    sendBatches(
      splitRecords(counted()),
      async (records) =>
        io.interrupted.aborted ? no(stopped) : connection.call(call.value.operation, { ...place, records }),
      sums,
      show,
    ),
  )
  progress.clear()
  if (!sent.ok && sums.imported + sums.unchanged === 0) return sent
  for (const refusal of sums.refused) io.err(refusalOf(refusal))
  const text = Array.isArray(given.globals.json)
    ? await formatted(selectFields(given.operation, given.globals.json, sums), given.globals, io)
    : ok(detailsText({ ...sums, refused: sums.refused.length }, ['imported', 'unchanged', 'refused'], io))
  if (!text.ok) return text
  io.out(text.value)
  if (!sent.ok) return sent
  return ok(sums.refused.length > 0 ? exits.failed : exits.ok)
}

/** Between two batches; what the hub has taken it keeps. */
const stopped: Trouble = {
  ...cancelled,
  detail: 'what is in stays in',
  next: 'Import the file again to go on where it stopped',
}

/** A file is opened when it is read first, so its errors come from there. */
const catchUnreadable = async (
  file: string,
  work: () => Promise<Result<true, Trouble>>,
): Promise<Result<true, Trouble>> => {
  try {
    return await work()
  } catch (error) {
    return no(unreadable(file, error))
  }
}
