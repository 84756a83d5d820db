import type { components } from '@smithers/api-spec/types'

import type { ImportProgress } from '../ports/vcs.ts'
import { toTime, toTimeOrNull } from '../text/time.ts'

export type RepoRow = {
  id: number
  owner: string
  name: string
  state: 'importing' | 'ready' | 'failed'
  source: string
  main_bookmark: string | null
  head_commit: string | null
  head_change: string | null
  changes: number
  files: number
  open_issues: number
  closed_issues: number
  pending: number
  next_issue: number
  created_at: number
  imported_at: number | null
  problem: string | null
}

export function repoOf(row: RepoRow, progress: ImportProgress | undefined): components['schemas']['Repo'] {
  return {
    owner: row.owner,
    name: row.name,
    state: row.state,
    source: row.source,
    mainBookmark: row.main_bookmark,
    headCommit: row.head_commit,
    headChange: row.head_change,
    changes: row.changes,
    files: row.files,
    openIssues: row.open_issues,
    closedIssues: row.closed_issues,
    pendingSuggestions: row.pending,
    createdAt: toTime(row.created_at),
    importedAt: toTimeOrNull(row.imported_at),
    progress: row.state === 'importing' && progress ? { ...progress, percent: Math.round(progress.percent) } : null,
    problem: row.problem,
  }
}
