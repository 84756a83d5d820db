import type { Operation } from '@smithers/api-spec/commands/catalogue'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Io } from '../io.ts'
import { isRecord, usage, type Trouble } from '../trouble.ts'
import { paint } from './colour.ts'

/** Refuses a field that the operation does not have, and lists those it has, as gh does. */
export const checkFields = (operation: Operation, fields: readonly string[]): Trouble | undefined => {
  const unknown = fields.filter((field) => !operation.json.includes(field))
  if (unknown.length === 0) return undefined
  return usage(
    `Unknown JSON field: ${unknown.map((field) => JSON.stringify(field)).join(', ')}`,
    `Choose from: ${operation.json.join(', ')}`,
  )
}

/** The chosen members, in the order they were asked for: of the thing, or of each row. */
export const selectFields = (operation: Operation, fields: readonly string[], body: unknown): unknown => {
  const rows = rowsOf(operation, body)
  const chosen = (row: unknown): unknown =>
    Object.fromEntries(fields.map((field) => [field, isRecord(row) ? (row[field] ?? null) : null]))
  return rows ? rows.map(chosen) : chosen(body)
}

/** The rows of a list, `undefined` for anything else. */
export const rowsOf = (operation: Operation, body: unknown): readonly unknown[] | undefined => {
  const rows = operation.rows !== undefined && isRecord(body) ? body[operation.rows] : undefined
  return Array.isArray(rows) ? rows : undefined
}

/** One line when piped; indented and coloured on a terminal. */
export const jsonText = (value: unknown, io: Io): string =>
  io.tty.out ? `${painted(JSON.stringify(value, undefined, 2), io)}\n` : `${JSON.stringify(value)}\n`

const painted = (text: string, io: Io): string => {
  // JSON may carry these control characters unescaped; a terminal must not get them.
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const safe = text.replace(/[\u007f-\u009f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  if (!io.tty.colour) return safe
  return safe.replace(/("(?:[^"\\]|\\.)*")(\s*:)?/g, (_, string: string, colon?: string) =>
    colon === undefined ? paint(io, 'green', string) : paint(io, 'cyan', string) + colon,
  )
}

/** Runs a jq expression over a value; texts come out bare, everything else as one line of JSON, as gh prints them. */
export const jqText = async (value: unknown, expression: string): Promise<Result<string, Trouble>> => {
  const { runJq } = await import('./jq.ts')
  const run = await runJq(value, expression)
  return run.ok ? ok(run.value) : no({ ...usage('The jq expression failed'), detail: run.problem })
}
