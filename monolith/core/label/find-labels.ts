import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'
import type { components } from '@smithers/api-spec/types'

import type { ReadStore } from '../ports/store.ts'
import { no, ok, type Result } from '../result.ts'
import { similarNames } from './similar-names.ts'

export type LabelRow = {
  id: number
  repo: number
  name: string
  description: string
  issues: number
  created_at: number
}

export function labelOf({ name, description, issues }: LabelRow): components['schemas']['Label'] {
  return { name, description, issues }
}

/** Finds labels by name whatever their case, each once; refuses the first that does not exist, with names like it. */
export function findLabels(
  store: ReadStore,
  repo: number,
  names: readonly string[],
): Result<LabelRow[], ProblemDocuments['label-unknown']> {
  const found = new Map<number, LabelRow>()
  for (const name of names) {
    const row = labelByName(store, repo, name)
    if (!row) return no(labelUnknown(store, repo, name))
    found.set(row.id, row)
  }
  return ok([...found.values()])
}

export function labelByName(store: ReadStore, repo: number, name: string): LabelRow | undefined {
  return store.get<LabelRow>('SELECT * FROM labels WHERE repo = ? AND name = ?', repo, name)
}

function labelUnknown(store: ReadStore, repo: number, label: string): ProblemDocuments['label-unknown'] {
  const names = store.all<{ name: string }>('SELECT name FROM labels WHERE repo = ?', repo).map((row) => row.name)
  const similar = similarNames(label, names)
  const hint = similar.length > 0 ? ` Did you mean ${similar.join(' or ')}?` : ''
  return problem('label-unknown', `There is no label ${label}.${hint}`, { label, similar })
}
