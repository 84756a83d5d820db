import type { Catalogue } from '@smithers/api-spec/commands/catalogue'
import type { PartialCall } from '@smithers/api-spec/commands/parse-problem'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { readValue } from '@smithers/api-spec/commands/value'
import { callPages } from './call-pages.ts'
import type { Connection } from './connection.ts'
import type { Io } from './io.ts'
import { outputText, remark } from './print/output.ts'
import { refusalsText } from './print/refusals.ts'
import { readText } from './read-text.ts'
import { withRepo } from './repo-of-call.ts'
import { exits, usage, type Trouble } from './trouble.ts'

/** Runs an operation of the catalogue and prints what it answers: all commands that need nothing of their own. */
export const runOperation = async (
  call: PartialCall,
  connection: Connection,
  io: Io,
  catalogue: Catalogue,
): Promise<Result<number, Trouble>> => {
  const placed = await withRepo(call, connection, catalogue)
  if (!placed.ok) return placed
  const answer = await callPages(connection, placed.value.operation, placed.value.input)
  if (!answer.ok) return answer
  const text = await outputText(call.operation, answer.value, call.globals, call.extras, io)
  if (!text.ok) return text
  io.out(text.value)
  const refusals = refusalsText(answer.value.body, catalogue.problems)
  io.err(refusals)
  if (refusals !== '') return ok(exits.failed)
  if (!call.globals.json) io.err(remark(call.operation, answer.value.body, io))
  return ok(exits.ok)
}

/** Puts the texts of `--body-file` and its like into the input. */
export const readFileFlags = async (call: PartialCall, io: Io): Promise<Result<PartialCall, Trouble>> => {
  const input = { ...call.input }
  for (const field of call.operation.fields.filter((candidate) => candidate.editor && candidate.flag)) {
    const path = call.extras[`${field.flag!}-file`]
    if (typeof path !== 'string') continue
    if (field.name in input) return no(usage(`Give --${field.flag!} or --${field.flag!}-file, not both`))
    const text = await readText(path, io)
    if (!text.ok) return text
    const value = readValue(field.schema, text.value)
    if (!value.ok) return no(usage(`--${field.flag!}-file ${value.problem}.`))
    input[field.name] = value.value
  }
  return ok({ ...call, input })
}
