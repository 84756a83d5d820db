import type { components } from '@smithers/api-spec/types'

import type { SuggestionKind } from '../log/kinds.ts'
import { toTime, toTimeOrNull } from '../text/time.ts'

type Suggestion = components['schemas']['Suggestion']

export type SuggestionRow = {
  id: number
  repo: number
  issue: number
  number: number
  kind: SuggestionKind
  value: string
  reason: string
  confidence: number
  evidence: string
  costume: string
  state: Suggestion['state']
  decided_by: string | null
  decided_reason: string | null
  effect: string | null
  created_at: number
  decided_at: number | null
}

export function suggestionOf(row: SuggestionRow, issueTitle: string): Suggestion {
  return {
    id: row.id,
    issue: row.number,
    issueTitle,
    kind: row.kind,
    value: row.value,
    reason: row.reason,
    confidence: row.confidence,
    evidence: JSON.parse(row.evidence) as number[],
    costume: row.costume,
    state: row.state,
    decidedBy: row.decided_by,
    decidedReason: row.decided_reason,
    createdAt: toTime(row.created_at),
    decidedAt: toTimeOrNull(row.decided_at),
  }
}
