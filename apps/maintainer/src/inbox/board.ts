import type { Suggestion } from '@smithers/api-spec/client/model/suggestion'

/**
 * What lies on the table: every suggestion that was read, the same gathered by issue, the issues shown in their order, and the
 * issues that arrived since and wait until they are asked for, so that nothing moves under the reader's eyes. What is proposed
 * for a closed issue waits for nobody.
 */
export type Board = {
  known: ReadonlyMap<number, Suggestion>
  byIssue: ReadonlyMap<number, readonly Suggestion[]>
  shown: readonly number[]
  waiting: readonly number[]
  closed: ReadonlySet<number>
}

export type Verdict = 'accepted' | 'rejected'

export const emptyBoard: Board = { known: new Map(), byIssue: new Map(), shown: [], waiting: [], closed: new Set() }

/** Whether somebody still has to decide. */
export function isOpen(suggestion: Suggestion): boolean {
  return suggestion.state === 'pending' || suggestion.state === 'undone'
}

/** Lays a page of the list on the table, behind what is there. */
export function lay(board: Board, page: readonly Suggestion[]): Board {
  const fresh = page.filter(isOpen).map((one) => one.issue)
  const next = standOpen(learn(board, page), fresh)
  return {
    ...next,
    shown: distinct([...next.shown, ...fresh]),
    waiting: next.waiting.filter((n) => !fresh.includes(n)),
  }
}

/** Takes in what the log told. An issue that is not shown yet waits; a shown one changes in place. */
export function arrive(board: Board, suggestion: Suggestion): Board {
  const next = standClosed(learn(board, [suggestion]), closing([suggestion]))
  if (!isOpen(suggestion) || next.shown.includes(suggestion.issue)) return next
  return { ...next, waiting: distinct([suggestion.issue, ...next.waiting]) }
}

/** Shows what waited, the newest issue first. */
export function showWaiting(board: Board): Board {
  const waiting = board.waiting.filter((issue) => !board.closed.has(issue) && openOf(board, issue).length > 0)
  return { ...board, shown: distinct([...waiting.toSorted((a, b) => b - a), ...board.shown]), waiting: [] }
}

/**
 * Marks suggestions as decided before the hub has said so.
 *
 * @param at when, ISO 8601
 */
export function decide(board: Board, ids: readonly number[], verdict: Verdict, by: string, at: string): Board {
  const changed = known(board, ids).map((one) => ({ ...one, state: verdict, decidedBy: by, decidedAt: at }))
  return standClosed(learn(board, changed), closing(changed))
}

/** Puts suggestions back on the table as undecided; their issues return to where they stood. */
export function reopen(board: Board, ids: readonly number[]): Board {
  const before = known(board, ids)
  const changed = before.map((one) => ({
    ...one,
    state: 'pending' as const,
    decidedBy: null,
    decidedReason: null,
    decidedAt: null,
  }))
  const next = standOpen(learn(board, changed), closing(before))
  const missing = changed.map((one) => one.issue).filter((issue) => !next.shown.includes(issue))
  return { ...next, shown: distinct([...missing, ...next.shown]) }
}

/** These issues are closed now: they leave the table. */
export function standClosed(board: Board, issues: readonly number[]): Board {
  return issues.length === 0 ? board : { ...board, closed: new Set([...board.closed, ...issues]) }
}

/** These issues are open again: what waits for a decision about them is back where it lay. */
export function standOpen(board: Board, issues: readonly number[]): Board {
  if (!issues.some((issue) => board.closed.has(issue))) return board
  return { ...board, closed: new Set([...board.closed].filter((issue) => !issues.includes(issue))) }
}

/** Replaces what is known of these suggestions. */
export function learn(board: Board, suggestions: readonly Suggestion[]): Board {
  if (suggestions.length === 0) return board
  const next = new Map(board.known)
  for (const one of suggestions) next.set(one.id, one)
  const byIssue = new Map(board.byIssue)
  for (const [issue, news] of Map.groupBy(suggestions, (one) => one.issue)) {
    const ids = new Set([...(byIssue.get(issue) ?? []), ...news].map((one) => one.id))
    byIssue.set(issue, [...ids].map((id) => next.get(id)!).toSorted(surestFirst))
  }
  return { ...board, known: next, byIssue }
}

const none: readonly Suggestion[] = []

/** All known suggestions of an issue, the surest first, those still open before the decided ones; the same list until it changes. */
export function suggestionsOf(board: Board, issue: number): readonly Suggestion[] {
  return board.byIssue.get(issue) ?? none
}

export function openOf(board: Board, issue: number): Suggestion[] {
  return suggestionsOf(board, issue).filter(isOpen)
}

/** The issues that still need a decision, in the order shown. */
export function openIssues(board: Board, hidden: (issue: number) => boolean = () => false): number[] {
  return board.shown.filter(
    (issue) => !board.closed.has(issue) && !hidden(issue) && suggestionsOf(board, issue).some(isOpen),
  )
}

/** The issues somebody decided about, the latest decision first. */
export function decidedIssues(board: Board): number[] {
  const decided = [...board.known.values()].filter((one) => !isOpen(one) && one.decidedAt !== null)
  return distinct(
    decided.toSorted((a, b) => ((a.decidedAt ?? '') < (b.decidedAt ?? '') ? 1 : -1)).map((one) => one.issue),
  )
}

/* An accepted duplicate closes its issue. */
function closing(suggestions: readonly Suggestion[]): number[] {
  return suggestions.filter((one) => one.kind === 'duplicate' && one.state === 'accepted').map((one) => one.issue)
}

function surestFirst(a: Suggestion, b: Suggestion): number {
  return Number(isOpen(b)) - Number(isOpen(a)) || weight(b) - weight(a) || a.id - b.id
}

/* A duplicate settles the whole issue, so it comes before labels that are just as sure. */
function weight(one: Suggestion): number {
  return one.confidence + (one.kind === 'duplicate' ? 1 : 0)
}

function known(board: Board, ids: readonly number[]): Suggestion[] {
  return ids.flatMap((id) => board.known.get(id) ?? [])
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)]
}
