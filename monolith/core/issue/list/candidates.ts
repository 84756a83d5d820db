import type { ReadStore } from '../../ports/store.ts'
import { KEY_COLUMN, type Keys } from './order.ts'
import type { ListQuery } from './query.ts'
import { walkSql } from './walk-sql.ts'
import type { Walk } from './walks.ts'

/** The issues of a walk in order, ids alone, as many at a time as are asked for. */
export function candidates(store: ReadStore, query: ListQuery, walk: Walk): { next(count: number): number[] } {
  let { after } = query
  let ended = false
  return {
    next(count) {
      if (ended) return []
      const ids = readIds(store, { ...query, after }, walk, count)
      const last = ids.at(-1)
      ended = last === undefined || ids.length < count
      if (last !== undefined && !ended) after = keysOf(store, query, last)
      return ids
    },
  }
}

/** Each state has its own stretch of the index; SQLite merges two. */
function readIds(store: ReadStore, query: ListQuery, walk: Walk, limit: number): number[] {
  const lanes = query.states.map((state) => walkSql(query, walk, state))
  const columns = `${walk.id} AS id, ${walk.table}.${KEY_COLUMN[query.sort]} AS key, ${walk.table}.number AS number`
  const sql = lanes.map(({ where }) => `SELECT ${columns} FROM ${walk.from} WHERE ${where}`).join(' UNION ALL ')
  const found = store.get<{ ids: string }>(
    `SELECT json_group_array(id) AS ids FROM (${sql} ORDER BY key ${query.order}, number ${query.order} LIMIT ?)`,
    ...lanes.flatMap(({ values }) => values),
    limit,
  )
  return JSON.parse(found?.ids ?? '[]') as number[]
}

function keysOf(store: ReadStore, { sort }: ListQuery, id: number): Keys {
  const row = store.get<{ key: number; number: number }>(
    `SELECT ${KEY_COLUMN[sort]} AS key, number FROM issues WHERE id = ?`,
    id,
  )
  if (!row) throw new Error(`issue ${id} stands in an index alone`)
  return [row.key, row.number]
}
