import type { Tier } from '@smithers/api-spec/commands/catalogue'

/** What each type of event carries. Who did it, when, and on which stream stand beside the payload, never inside. */
export type Payloads = {
  'repo.import-started': { owner: string; name: string; source: string }
  'repo.imported': { mainBookmark: string; headCommit: string; headChange: string; changes: number; files: number }
  'repo.import-failed': { problem: string }
  'issue.created': { title: string; body: string; labels: string[] }
  'issue.imported': ImportedIssue
  'issue.edited': { title?: string; body?: string }
  'issue.commented': { id: number; body: string; role: Role }
  /** `suggestion`: the one whose acceptance, or whose undoing, did it. */
  'issue.labelled': { add: string[]; remove: string[]; suggestion?: number }
  /** `closedAt` only when an undo puts an earlier closing back. */
  'issue.closed': { reason: CloseReason; duplicateOf: number | null; suggestion?: number; closedAt?: number }
  'issue.reopened': { reason: 'reopened' | null; suggestion?: number }
  'issue.triaged': { suggestions: number[] }
  'label.created': { id: number; name: string; description: string }
  'suggestion.made': {
    repo: number
    issue: number
    kind: SuggestionKind
    value: string
    reason: string
    confidence: number
    evidence: number[]
  }
  'suggestion.accepted': { effect: Effect }
  'suggestion.rejected': { reason: string | null }
  'suggestion.undone': Record<string, never>
  'account.created': { tier: Tier }
  'account.signed-in': Record<string, never>
  'account.tier-set': { tier: Tier; reason: string | null }
  'account.banned': { reason: string }
  'account.unbanned': Record<string, never>
  'hub.claimed': { address: string }
  'limit.set': LimitKey & { soft: number; hard: number }
  'limit.removed': LimitKey
}

export type EventType = keyof Payloads

/** One fact of the log. `ts` in milliseconds since 1970, UTC. */
export type LogEvent<T extends EventType = EventType> = {
  [K in T]: {
    seq: number
    id: string
    ts: number
    actor: string
    stream: string
    version: number
    type: K
    payload: Payloads[K]
  }
}[T]

/** What is to be appended; its sequence number, id, time and version are given to it then. */
export type Draft<T extends EventType = EventType> = {
  stream: string
  type: T
  payload: Payloads[T]
  /** The sender's idempotency key; one use per actor. */
  key?: string | undefined
}

export type CloseReason = 'completed' | 'not-planned' | 'duplicate'
export type SuggestionKind = 'duplicate' | 'label' | 'needs-repro'
/** Who speaks in a comment: the issue's author, someone of tier maintainer or above, or another. */
export type Role = 'author' | 'maintainer' | 'other'
export type LimitKey = { scope: string; class: string; window: 'minute' | 'hour' | 'day' }

/** What accepting a suggestion did, so that undoing takes back just that. */
export type Effect =
  | { did: 'nothing' }
  | { did: 'labelled' }
  | { did: 'asked-for-repro' }
  | { did: 'closed'; before: Before }

/** How an issue stood before a suggestion closed it. */
export type Before =
  | { state: 'open'; reason: 'reopened' | null }
  | { state: 'closed'; reason: CloseReason; duplicateOf: number | null; closedAt: number }

/** Times in milliseconds; `author` as `gh:login`. */
export type ImportedIssue = {
  title: string
  body: string
  state: 'open' | 'closed'
  reason: CloseReason | 'reopened' | null
  labels: string[]
  author: string
  createdAt: number
  closedAt: number | null
  comments: { id: number; author: string; body: string; createdAt: number }[]
}
