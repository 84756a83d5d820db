import type { Input, Outcome } from '@smithers/api-spec/contract'

import type { Caller, Ports } from '../ports/ports.ts'
import { findRepo } from '../repo/find-repo.ts'
import { answer } from '../result.ts'
import { labelOf, type LabelRow } from './find-labels.ts'

export function listLabels(input: Input<'listLabels'>, _caller: Caller, { store }: Ports): Outcome<'listLabels'> {
  const repo = findRepo(store, input)
  if (!repo.ok) return repo
  const rows = store.all<LabelRow>('SELECT * FROM labels WHERE repo = ? ORDER BY name', repo.value.id)
  return answer(200, { labels: rows.map(labelOf) })
}
