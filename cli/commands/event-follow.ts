import type { Catalogue } from '@smithers/api-spec/commands/catalogue'
import { passesFilter } from '@smithers/api-spec/commands/event-filter'
import type { PartialCall } from '@smithers/api-spec/commands/parse-problem'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Connection, LogEvent } from '../connection.ts'
import type { Io } from '../io.ts'
import { cellText, memberAt } from '../print/cell.ts'
import { formatted } from '../print/output.ts'
import { exits, isRecord, usage, type Trouble } from '../trouble.ts'

/**
 * `event list --follow` and `event follow`: a line for each event as it happens, until interrupted. With --json each line is a JSON
 * object. Without --since only what is new is shown.
 */
export const followLog = async (
  call: PartialCall,
  connection: Connection,
  io: Io,
  catalogue: Catalogue,
): Promise<Result<number, Trouble>> => {
  const listing = catalogue.operations.find((operation) => operation.id === 'listEvents')
  if (!listing) return no(usage('This hub has no log to follow'))
  const since = await startOf(call, connection, listing)
  if (!since.ok) return since
  const events = connection.follow(since.value, io.interrupted)
  for (;;) {
    const next = await events.next()
    if (next.done) return next.value ? no(next.value) : ok(exits.ok)
    if (!passesFilter(next.value, call.input)) continue
    const line = await lineOf(next.value, call, listing.columns, io)
    if (!line.ok) return line
    io.out(line.value)
  }
}

const startOf = async (
  call: PartialCall,
  connection: Connection,
  listing: PartialCall['operation'],
): Promise<Result<number, Trouble>> => {
  if (typeof call.input['since'] === 'number') return ok(call.input['since'])
  const answer = await connection.call(listing, { limit: 1 })
  if (!answer.ok) return answer
  const last = isRecord(answer.value.body) ? answer.value.body['last'] : undefined
  return ok(typeof last === 'number' ? last : 0)
}

const lineOf = async (
  event: LogEvent,
  call: PartialCall,
  columns: readonly string[],
  io: Io,
): Promise<Result<string, Trouble>> => {
  const fields = call.globals.json
  if (!Array.isArray(fields))
    return ok(`${columns.map((path) => cellText(memberAt(event, path))).join(io.tty.out ? '  ' : '\t')}\n`)
  const chosen = Object.fromEntries(fields.map((field) => [field, event[field] ?? null]))
  return call.globals.jq === undefined && call.globals.template === undefined
    ? ok(`${JSON.stringify(chosen)}\n`)
    : formatted(chosen, call.globals, io)
}
