import type { Resolved, VcsChangeProblem } from '@smithers/core/ports/vcs'
import { no, ok, type Result } from '@smithers/core/result'
import { startingWith, type ChangeIndex, type Known } from './change-index.ts'

/** As long as the short ids that jj prints: a prefix of this length means the id even when a bookmark has that name. */
const CLEARLY_AN_ID = 8
const CANDIDATES = 10

/**
 * Finds a change in the index; no program is asked and nothing is ever read as a revset. A change id, or a prefix of at
 * least eight letters that only one change has, wins over a bookmark of that name; a bookmark wins over shorter prefixes.
 */
export function resolveChange(index: ChangeIndex, change: string): Result<Resolved, VcsChangeProblem> {
  const ids = idsStartingWith(index, change)
  const [first] = ids
  if (first && ids.length === 1 && change.length >= CLEARLY_AN_ID) return ok(resolved(first))

  const targets = index.bookmarks.get(change)
  if (targets && change.length < 32)
    return pick(
      change,
      targets.flatMap((id) => index.byCommit.get(id) ?? []),
      'commitId',
    )
  if (ids.length > 0) return pick(change, ids, sameChange(ids) ? 'commitId' : idKey(change))
  if (targets)
    return pick(
      change,
      targets.flatMap((id) => index.byCommit.get(id) ?? []),
      'commitId',
    )
  return no({ is: 'change-not-found', change: change.slice(0, 200) })
}

/** The commit a name of a bookmark stands for, as `resolveChange` would say it of the main one. */
export function resolveBookmark(index: ChangeIndex, name: string): Result<Resolved, VcsChangeProblem> {
  const targets = index.bookmarks.get(name) ?? []
  if (targets.length === 0) return no({ is: 'change-not-found', change: name.slice(0, 200) })
  return pick(
    name,
    targets.flatMap((id) => index.byCommit.get(id) ?? []),
    'commitId',
  )
}

function idsStartingWith(index: ChangeIndex, text: string): Known[] {
  if (/^[k-z]{1,32}$/.test(text)) return startingWith(index.byChange, 'changeId', text, CANDIDATES)
  if (/^[0-9a-f]{1,40}$/.test(text)) return startingWith(index.commits, 'commitId', text, CANDIDATES)
  return []
}

const idKey = (text: string) => (/^[0-9a-f]/.test(text) ? 'commitId' : 'changeId')
const sameChange = (rows: Known[]) => rows.every((row) => row.changeId === rows[0]?.changeId)
const resolved = ({ commitId, changeId }: Known): Resolved => ({ commitId, changeId })

function pick(change: string, rows: Known[], name: 'commitId' | 'changeId'): Result<Resolved, VcsChangeProblem> {
  const [only] = rows
  if (only && rows.length === 1) return ok(resolved(only))
  return no({ is: 'change-ambiguous', change: change.slice(0, 200), candidates: rows.map((row) => row[name]) })
}
