import type { Verdict } from './board.ts'

/** One decision as it can be taken back. `say` is what the trail prints, e.g. "+bug #428"; `issue` is the one it was about, if one. */
export type Step = { issue: number | undefined } & (
  | { is: 'verdict'; verdict: Verdict; ids: readonly number[] }
  | { is: 'closed'; say: string; numbers: readonly number[] }
  | { is: 'labelled'; say: string; changes: readonly LabelChange[] }
  | { is: 'snoozed'; say: string; numbers: readonly number[] }
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

/** Drops one decision that did not come true, wherever it stands by now. */
export function drop(trail: Trail, step: Step): Trail {
  return trail.filter((one) => one !== step)
}
