import type { LabelRow } from '../../label/find-labels.ts'
import type { Order, Sort } from './order.ts'

export type State = 'open' | 'closed'

export type ListQuery = {
  repo: number
  states: State[]
  labels: LabelRow[]
  /** Whether each label of the hub has a bit of its own in the sets that the index holds. */
  hasFewLabels: boolean
  author: string | undefined
  /** An FTS5 expression. */
  match: string | undefined
  sort: Sort
  order: Order
  after: [key: number, number: number] | undefined
  limit: number
}
