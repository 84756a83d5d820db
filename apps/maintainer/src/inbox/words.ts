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

/** What was done to issues, for the trail: "+bug #428", "+bug 3 issues". */
export function did(what: string, numbers: readonly number[]): string {
  return `${what} ${numbers.length === 1 ? `#${numbers[0]}` : count(numbers.length, 'issue')}`
}

/**
 * A reason cut at the issues it names, so that each can be looked at where it is named. Only evidence and the original count:
 * any other number may be a quotation.
 *
 * @returns words and issue numbers in order, and the evidence the words do not name
 */
export function reasonParts(
  reason: string,
  evidence: readonly number[],
  more: readonly number[],
): { parts: (string | number)[]; besides: number[] } {
  const rests = new Set([...more, ...evidence])
  const parts = reason.split(/(#[1-9]\d{0,8}\b)/).map((part) => {
    const number = /^#\d+$/.test(part) ? Number(part.slice(1)) : undefined
    return number !== undefined && rests.has(number) ? number : part
  })
  const joined = parts.reduce<(string | number)[]>((all, part) => {
    const before = all.at(-1)
    if (typeof part === 'string' && typeof before === 'string') return [...all.slice(0, -1), before + part]
    return part === '' ? all : [...all, part]
  }, [])
  const named = new Set(joined)
  return { parts: joined, besides: [...rests].filter((number) => !named.has(number)) }
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
