import type { Suggestion } from '@smithers/api-spec/client/model/suggestion'

/**
 * What lies on the table: every suggestion that was read, the issues shown in their order, and the issues that arrived since
 * and wait until they are asked for, so that nothing moves under the reader's eyes.
 */
export type Board = {
  known: ReadonlyMap<number, Suggestion>
  shown: readonly number[]
  waiting: readonly number[]
}

export type Verdict = 'accepted' | 'rejected'

export const emptyBoard: Board = { known: new Map(), shown: [], waiting: [] }

/** Whether somebody still has to decide. */
export function isOpen(suggestion: Suggestion): boolean {
  return suggestion.state === 'pending' || suggestion.state === 'undone'
}

/** Lays a page of the list on the table, behind what is there. */
export function lay(board: Board, page: readonly Suggestion[]): Board {
  const next = learn(board, page)
  const fresh = page.filter(isOpen).map((one) => one.issue)
  return {
    ...next,
    shown: distinct([...next.shown, ...fresh]),
    waiting: next.waiting.filter((n) => !fresh.includes(n)),
  }
}

/** Takes in what the log told. An issue that is not shown yet waits; a shown one changes in place. */
export function arrive(board: Board, suggestion: Suggestion): Board {
  const next = learn(board, [suggestion])
  if (!isOpen(suggestion) || next.shown.includes(suggestion.issue)) return next
  return { ...next, waiting: distinct([suggestion.issue, ...next.waiting]) }
}

/** Shows what waited, the newest issue first. */
export function showWaiting(board: Board): Board {
  const waiting = board.waiting.filter((issue) => openOf(board, issue).length > 0)
  return { ...board, shown: distinct([...waiting.toSorted((a, b) => b - a), ...board.shown]), waiting: [] }
}

/**
 * Marks suggestions as decided before the hub has said so.
 *
 * @param at when, ISO 8601
 */
export function decide(board: Board, ids: readonly number[], verdict: Verdict, by: string, at: string): Board {
  const changed = known(board, ids).map((one) => ({ ...one, state: verdict, decidedBy: by, decidedAt: at }))
  return learn(board, changed)
}

/** Puts suggestions back on the table as undecided; their issues return to where they stood. */
export function reopen(board: Board, ids: readonly number[]): Board {
  const changed = known(board, ids).map((one) => ({
    ...one,
    state: 'pending' as const,
    decidedBy: null,
    decidedReason: null,
    decidedAt: null,
  }))
  const next = learn(board, changed)
  const missing = changed.map((one) => one.issue).filter((issue) => !next.shown.includes(issue))
  return { ...next, shown: distinct([...missing, ...next.shown]) }
}

/** Replaces what is known of these suggestions. */
export function learn(board: Board, suggestions: readonly Suggestion[]): Board {
  if (suggestions.length === 0) return board
  const next = new Map(board.known)
  for (const one of suggestions) next.set(one.id, one)
  return { ...board, known: next }
}

/** All known suggestions of an issue, the surest first, those still open before the decided ones. */
export function suggestionsOf(board: Board, issue: number): Suggestion[] {
  return [...board.known.values()]
    .filter((one) => one.issue === issue)
    .toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || weight(b) - weight(a) || a.id - b.id)
}

export function openOf(board: Board, issue: number): Suggestion[] {
  return suggestionsOf(board, issue).filter(isOpen)
}

/** The issues that still need a decision, in the order shown. */
export function openIssues(board: Board, hidden: (issue: number) => boolean = () => false): number[] {
  const open = new Set([...board.known.values()].filter(isOpen).map((one) => one.issue))
  return board.shown.filter((issue) => open.has(issue) && !hidden(issue))
}

/** The issues somebody decided about, the latest decision first. */
export function decidedIssues(board: Board): number[] {
  const decided = [...board.known.values()].filter((one) => !isOpen(one) && one.decidedAt !== null)
  return distinct(
    decided.toSorted((a, b) => ((a.decidedAt ?? '') < (b.decidedAt ?? '') ? 1 : -1)).map((one) => one.issue),
  )
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
