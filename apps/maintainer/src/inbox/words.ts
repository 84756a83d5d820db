import type { Suggestion } from '@smithers/api-spec/client/model/suggestion'

/** What a suggestion proposes, as it is written everywhere: "duplicate of #377", "label bug", "ask for a reproduction". */
export function proposal(one: Pick<Suggestion, 'kind' | 'value'>): string {
  if (one.kind === 'duplicate') return `duplicate of #${one.value}`
  return one.kind === 'label' ? `label ${one.value}` : 'ask for a reproduction'
}

/** The same, short enough for a row of the list. */
export function mark(one: Pick<Suggestion, 'kind' | 'value'>): string {
  if (one.kind === 'duplicate') return `= #${one.value}`
  return one.kind === 'label' ? one.value : 'needs repro'
}

/** "3 issues", "1 issue". */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}

/** What a decision did, for the trail. */
export function decided(verdict: 'accepted' | 'rejected', suggestions: readonly Suggestion[]): string {
  const [one] = suggestions
  const verb = verdict === 'accepted' ? 'accepted' : 'declined'
  if (one && suggestions.length === 1) return `${verb} ${proposal(one)} on #${one.issue}`
  const issues = new Set(suggestions.map((each) => each.issue)).size
  return `${verb} ${count(suggestions.length, 'suggestion')} on ${count(issues, 'issue')}`
}

export type Likeness = { key: string; word: string; suggestions: Suggestion[] }

/** Suggestions that propose the same kind of thing, so that they can be decided at once; the largest lot first. */
export function likenesses(suggestions: readonly Suggestion[]): Likeness[] {
  const lots = new Map<string, Likeness>()
  for (const one of suggestions) {
    const word = one.kind === 'duplicate' ? 'close as duplicate' : proposal(one)
    const lot = lots.get(word) ?? { key: word, word, suggestions: [] }
    lot.suggestions.push(one)
    lots.set(word, lot)
  }
  return [...lots.values()].toSorted(
    (a, b) => b.suggestions.length - a.suggestions.length || (a.word < b.word ? -1 : 1),
  )
}

/** The suggested canonical issue of a duplicate, the surest first. */
export function canonical(open: readonly Suggestion[]): Suggestion | undefined {
  return open.filter((one) => one.kind === 'duplicate').toSorted((a, b) => b.confidence - a.confidence)[0]
}

/** The issue number in "#377", "377", or a link to the issue; undefined when there is none. */
export function issueNumber(typed: string): number | undefined {
  const found = /^\s*(?:#|\S*\/issues\/)?([1-9]\d{0,8})\s*$/.exec(typed)?.[1]
  return found === undefined ? undefined : Number(found)
}
