import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'

import type { LimitKey } from '../log/kinds.ts'
import { LIMIT_STREAM } from '../log/streams.ts'
import type { ReadStore } from '../ports/store.ts'
import { no, ok, type Result } from '../result.ts'
import { limitOf, readLimit } from './limit-row.ts'

type Change = { actor: string; payload: string }

/**
 * Whether a limit is as somebody saw it.
 * @param since the newest event of the log that they had seen; undefined when they do not care
 */
export function checkUnchanged(
  store: ReadStore,
  limit: LimitKeyed,
  since: number | undefined,
): Result<true, ProblemDocuments['limit-stale']> {
  if (since === undefined) return ok(true)
  const change = store
    .all<Change>(
      'SELECT actor, payload FROM events WHERE stream = ? AND seq > ? ORDER BY seq DESC',
      LIMIT_STREAM,
      since,
    )
    .find(({ payload }) => isOf(limit, JSON.parse(payload) as LimitKey))
  if (!change) return ok(true)
  const row = readLimit(store, limit)
  const current = row ? limitOf(row) : null
  const now = current ? `set it to ${current.soft} and ${current.hard}` : 'removed it'
  return no(problem('limit-stale', `${change.actor} ${now}.`, { actor: change.actor, current }))
}

type LimitKeyed = Parameters<typeof readLimit>[1]

const isOf = (limit: LimitKeyed, other: LimitKey) =>
  other.scope.toLowerCase() === limit.scope.toLowerCase() &&
  other.class === limit.class &&
  other.window === limit.window
