import type { components } from '@smithers/api-spec/types'

import type { ReadStore } from '../ports/store.ts'

type Limit = components['schemas']['Limit']
export type LimitRow = { scope: string; class: Limit['class']; span: Limit['window']; soft: number; hard: number }

export function readLimits(store: ReadStore): LimitRow[] {
  return store.all<LimitRow>('SELECT * FROM limits ORDER BY scope, class, span')
}

export function readLimit(
  store: ReadStore,
  { scope, class: kind, window }: Pick<Limit, 'scope' | 'class' | 'window'>,
): LimitRow | undefined {
  return store.get<LimitRow>('SELECT * FROM limits WHERE scope = ? AND class = ? AND span = ?', scope, kind, window)
}

export function limitOf({ scope, class: kind, span, soft, hard }: LimitRow): Limit {
  return { scope, class: kind, window: span, soft, hard }
}
