import type { components } from '@smithers/api-spec/types'

import { toTime, toTimeOrNull } from '../text/time.ts'

type Issue = components['schemas']['Issue']

export type IssueRow = {
  id: number
  repo: number
  number: number
  state: 'open' | 'closed'
  state_reason: Issue['stateReason']
  state_by: number | null
  duplicate_of: number | null
  author: string
  comments: number
  pending: number
  triaged: number
  needs_repro: number | null
  last_reply: 'none' | 'author' | 'maintainer' | 'other'
  version: number
  created_at: number
  updated_at: number
  closed_at: number | null
  labels: string
  title: string
  body: string
}

export function issueOf(row: IssueRow): Issue {
  return {
    number: row.number,
    title: row.title,
    body: row.body,
    state: row.state,
    stateReason: row.state_reason,
    duplicateOf: row.duplicate_of,
    labels: row.labels === '[]' ? [] : (JSON.parse(row.labels) as string[]),
    author: row.author,
    comments: row.comments,
    pendingSuggestions: row.pending,
    triaged: row.triaged === 1,
    waiting: waitingOn(row),
    version: row.version,
    createdAt: toTime(row.created_at),
    updatedAt: toTime(row.updated_at),
    closedAt: toTimeOrNull(row.closed_at),
  }
}

/** Who acts next on an issue. */
function waitingOn(row: IssueRow): 'hub' | 'maintainer' | 'author' | 'nobody' {
  if (row.state === 'closed') return 'nobody'
  if (row.triaged === 0) return 'hub'
  if (row.pending > 0) return 'maintainer'
  if (row.needs_repro !== null || row.last_reply === 'maintainer') return 'author'
  return 'maintainer'
}
