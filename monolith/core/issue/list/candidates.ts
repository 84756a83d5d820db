import type { Store } from '../../ports/store.ts'
import { compareKeys, KEY_COLUMN, type Keys } from './order.ts'
import type { ListQuery, State } from './query.ts'
import { walkSql } from './walk-sql.ts'
import type { Walk } from './walks.ts'

type Candidate = { id: number; key: number; number: number }

/** The issues of a walk in order, ids alone, as many at a time as are asked for; the walks of two states are merged. */
export function candidates(store: Store, query: ListQuery, walk: Walk): { next(count: number): number[] } {
  const lanes = query.states.map((state) => ({ state, waiting: [] as Candidate[], after: query.after, ended: false }))
  type Lane = (typeof lanes)[number]

  const fill = (lane: Lane, count: number) => {
    if (lane.ended || lane.waiting.length >= count) return
    const rows = readIds(store, { ...query, after: lane.after }, walk, lane.state, count - lane.waiting.length)
    const last = rows.at(-1)
    lane.ended = rows.length < count - lane.waiting.length
    if (last) lane.after = [last.key, last.number]
    lane.waiting.push(...rows)
  }
  return {
    next(count) {
      for (const lane of lanes) fill(lane, count)
      const merged = lanes.flatMap((lane) => lane.waiting.map((candidate) => ({ lane, candidate })))
      if (lanes.length > 1) merged.sort((a, b) => compareKeys(query.order, keysOf(a.candidate), keysOf(b.candidate)))
      const taken = merged.slice(0, count)
      for (const lane of lanes) lane.waiting.splice(0, taken.filter((one) => one.lane === lane).length)
      return taken.map(({ candidate }) => candidate.id)
    },
  }
}

const keysOf = ({ key, number }: Candidate): Keys => [key, number]

function readIds(store: Store, query: ListQuery, walk: Walk, state: State, limit: number): Candidate[] {
  const { by, where, values } = walkSql(query, walk, state)
  const columns = `${walk.id} AS id, ${walk.table}.${KEY_COLUMN[query.sort]} AS key, ${walk.table}.number AS number`
  return store.all<Candidate>(`SELECT ${columns} FROM ${walk.from} WHERE ${where} ${by} LIMIT ?`, ...values, limit)
}
