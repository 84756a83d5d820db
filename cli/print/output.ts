import type { Operation } from '@smithers/api-spec/commands/catalogue'
import type { Globals } from '@smithers/api-spec/commands/parse-problem'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Answer } from '../connection.ts'
import type { Io } from '../io.ts'
import { isRecord, usage, type Trouble } from '../trouble.ts'
import { detailsText } from './details.ts'
import { checkFields, jqText, jsonText, rowsOf, selectFields } from './json.ts'
import { tableText } from './table.ts'
import { viewOf } from './view.ts'

/** What the flags ask of the output, checked before anything is sent. */
export const checkOutput = (operation: Operation, globals: Globals): Trouble | undefined => {
  const flag = globals.jq !== undefined ? '--jq' : globals.template !== undefined ? '--template' : undefined
  if (globals.jq !== undefined && globals.template !== undefined) return usage('Give --jq or --template, not both')
  if (flag && !Array.isArray(globals.json))
    return usage(`${flag} needs --json with fields`, `Add --json ${operation.json.slice(0, 3).join(',') || 'fields'}`)
  return Array.isArray(globals.json) ? checkFields(operation, globals.json) : undefined
}

/** The answer as text for stdout, by the flags or, without them, as a table, a view or the thing's columns. */
export const outputText = async (
  operation: Operation,
  answer: Answer,
  globals: Globals,
  extras: Readonly<Record<string, string | true>>,
  io: Io,
): Promise<Result<string | Uint8Array, Trouble>> => {
  if (Array.isArray(globals.json)) return formatted(selectFields(operation, globals.json, answer.body), globals, io)
  const view = viewOf(operation, answer, extras, io)
  if (view !== undefined) return ok(view)
  const rows = rowsOf(operation, answer.body)
  if (rows) return ok(tableText(rows, operation.columns, io))
  return ok(
    answer.body === undefined || operation.columns.length === 0 ? '' : detailsText(answer.body, operation.columns, io),
  )
}

/** A value through `--jq` or `--template`, or as JSON. */
export const formatted = async (
  value: unknown,
  { jq, template }: Globals,
  io: Io,
): Promise<Result<string, Trouble>> => {
  if (jq !== undefined) return jqText(value, jq)
  if (template === undefined) return ok(jsonText(value, io))
  const { renderTemplate } = await import('./template/evaluate.ts')
  const text = renderTemplate(template, value, io)
  return text.ok ? text : no({ ...usage('The template failed'), detail: text.problem })
}

/** What a person is told beside the output: that nothing was found, or how to see more. */
export const remark = (operation: Operation, body: unknown, io: Io): string => {
  const rows = rowsOf(operation, body)
  if (!rows || !io.tty.out) return ''
  if (rows.length === 0) return 'Nothing found.\n'
  const next = isRecord(body) ? body['next'] : undefined
  return typeof next === 'string' && operation.fields.some((field) => field.flag === 'after')
    ? `More: --after ${next}\n`
    : ''
}
