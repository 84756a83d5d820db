import type { Input, Outcome } from '@smithers/api-spec/contract'

import type { Caller, Ports } from '../ports/ports.ts'
import type { SqlValue } from '../ports/store.ts'
import { findRepo } from '../repo/find-repo.ts'
import { answer } from '../result.ts'
import { readCursor, writeCursor } from '../text/cursor.ts'
import { suggestionOf, type SuggestionRow } from './suggestion-row.ts'

const ORDER = 'suggestions'

/** Lists suggestions, newest issue first, those of one issue in the order they were made. */
export function listSuggestions(
  input: Input<'listSuggestions'>,
  _caller: Caller,
  { store }: Ports,
): Outcome<'listSuggestions'> {
  const repo = findRepo(store, input)
  if (!repo.ok) return repo
  const { state = 'pending', kind, issue, limit = 30 } = input
  const after = input.after === undefined ? undefined : readCursor(input.after, ORDER, 2)
  if (after && !after.ok) return after

  const where: string[] = ['s.repo = ?']
  const values: SqlValue[] = [repo.value.id]
  const filter = (sql: string, ...own: SqlValue[]) => {
    where.push(sql)
    values.push(...own)
  }
  if (state !== 'all') filter('s.state = ?', state)
  // What is proposed for a closed issue waits for nobody.
  if (state === 'pending') filter("i.state = 'open'")
  if (kind !== undefined) filter('s.kind = ?', kind)
  if (issue !== undefined) filter('s.number = ?', issue)
  const [number, id] = after?.value ?? []
  if (number !== undefined && id !== undefined)
    filter('(s.number < ? OR (s.number = ? AND s.id > ?))', number, number, id)

  const rows = store.all<SuggestionRow & { title: string }>(
    `SELECT s.*, i.title FROM suggestions s JOIN issues i ON i.id = s.issue
      WHERE ${where.join(' AND ')} ORDER BY s.number DESC, s.id LIMIT ?`,
    ...values,
    limit + 1,
  )
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return answer(200, {
    suggestions: shown.map((row) => suggestionOf(row, row.title)),
    next: last ? writeCursor(ORDER, [last.number, last.id]) : null,
  })
}
