import type { SqlValue } from '../../ports/store.ts'
import { orderSql } from './order.ts'
import type { ListQuery, State } from './query.ts'
import { STATE } from './state.ts'
import type { Walk } from './walks.ts'

/** What narrows and orders a walk, from behind the page before. */
export function walkSql(
  query: Pick<ListQuery, 'sort' | 'order' | 'after'>,
  walk: Pick<Walk, 'table' | 'where'>,
  state: State,
): { by: string; where: string; values: SqlValue[] } {
  const { by, behind } = orderSql(walk.table, query.sort, query.order)
  const conditions = walk.where.map(({ sql }) => sql)
  const values = walk.where.flatMap((condition) => condition.values.map((value) => (value === STATE ? state : value)))
  if (query.after) {
    conditions.push(behind)
    values.push(...query.after)
  }
  return { by, where: conditions.join(' AND '), values }
}
