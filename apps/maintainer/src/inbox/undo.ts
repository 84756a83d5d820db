import type { Verdict } from './board.ts'

/** One decision as it can be taken back. `did` is what it did to each issue, e.g. "+bug"; `issue` is the one it was about, if one. */
export type Step = { issue: number | undefined } & (
  | { is: 'verdict'; verdict: Verdict; ids: readonly number[] }
  | { is: 'closed'; did: string; numbers: readonly number[] }
  | { is: 'labelled'; did: string; changes: readonly LabelChange[] }
  | { is: 'snoozed'; did: string; numbers: readonly number[] }
)

/** What a labelling changed on one issue; the opposite takes it back. */
export type LabelChange = { number: number; add: readonly string[]; remove: readonly string[] }

/** The newest decision is the last. */
export type Trail = readonly Step[]

export function remember(trail: Trail, step: Step): Trail {
  return [...trail, step]
}

export function last(trail: Trail): Step | undefined {
  return trail.at(-1)
}

export function withoutLast(trail: Trail): Trail {
  return trail.slice(0, -1)
}

/** Takes failed suggestions out of their decision: what never happened cannot be undone. An emptied decision leaves the trail. */
export function forget(trail: Trail, ids: readonly number[]): Trail {
  const failed = new Set(ids)
  return trail.flatMap((step) => {
    if (step.is !== 'verdict' || !step.ids.some((id) => failed.has(id))) return [step]
    const left = step.ids.filter((id) => !failed.has(id))
    return left.length > 0 ? [{ ...step, ids: left }] : []
  })
}

/** Takes issues out of one decision that did not come true for them, wherever it stands by now. An emptied one leaves the trail. */
export function forgetIssues(trail: Trail, step: Step, failed: readonly number[]): Trail {
  return trail.flatMap((one) => (one === step ? without(step, new Set(failed)) : [one]))
}

function without(step: Step, failed: ReadonlySet<number>): Step[] {
  if (step.is === 'verdict') return [step]
  if (step.is === 'labelled') {
    const changes = step.changes.filter(({ number }) => !failed.has(number))
    return changes.length > 0 ? [{ ...step, changes }] : []
  }
  const numbers = step.numbers.filter((number) => !failed.has(number))
  return numbers.length > 0 ? [{ ...step, numbers }] : []
}
