import { closeIssue, commentIssue, labelIssue, reopenIssue } from '@smithers/api-spec/client/issue/issue'
import type { Suggestion } from '@smithers/api-spec/client/model/suggestion'
import { outcomeOf } from '@smithers/ui-kit/api/answer'
import type { Verdict } from '../inbox/board.ts'
import { nothingPicked } from '../inbox/selection.ts'
import { bringBack, type Later, laterWords, putOff, whenLater } from '../inbox/snooze.ts'
import { drop, forget, last, type LabelChange, remember, type Step, withoutLast } from '../inbox/undo.ts'
import { canonical, count } from '../inbox/words.ts'
import type { Desk } from './desk.ts'
import { inLanes } from './in-lanes.ts'

/** What a maintainer does. Every act shows at once, can be taken back, and comes back with its problem when the hub refuses. */
export function actionsOn(desk: Desk) {
  const { repo, suggestions, cards, issues } = desk

  const chosen = (): readonly number[] => {
    if (desk.bulk().length > 0) return desk.bulk()
    const at = desk.issue()
    return at === undefined ? [] : [at]
  }

  /** Decides these suggestions, or those the keys point at. */
  const settle = async (verdict: Verdict, given: readonly Suggestion[] = desk.targets(), reason?: string) => {
    if (given.length === 0) return
    const ids = given.map((one) => one.id)
    const touched = [...new Set(given.map((one) => one.issue))]
    const step: Step = {
      is: 'verdict',
      verdict,
      ids,
      issue: touched.length === 1 ? touched[0] : undefined,
    }
    let sent: Promise<number[]> | undefined
    desk.holdingPlace(() => {
      sent = suggestions.settle(ids, verdict, desk.me, reason)
    })
    desk.setTrail((trail) => remember(trail, step))
    desk.setSelection(nothingPicked)
    desk.setAsking()
    const failed = await sent!
    if (failed.length > 0) desk.setTrail((trail) => forget(trail, failed))
    freshen(touched)
  }

  /** Closes the issues in question as repeats of `original`. */
  const closeAs = async (
    numbers: readonly number[],
    reason: 'completed' | 'not-planned' | 'duplicate',
    original?: number,
  ) => {
    const word =
      original === undefined ? `closed as ${reason.replace('-', ' ')}` : `closed as duplicate of #${original}`
    const body = original === undefined ? { reason } : { reason, duplicateOf: original }
    desk.holdingPlace(() => {
      for (const number of numbers) cards.amend(number, { state: 'closed', duplicateOf: original ?? null })
      issues.leave(numbers)
    })
    await act(numbers, { is: 'closed', numbers, ...told(word, numbers) }, (number) =>
      closeIssue(repo.owner, repo.name, number, body),
    )
  }

  /** Adds and takes labels. */
  const label = async (changes: readonly LabelChange[]) => {
    const numbers = changes.map((change) => change.number)
    const words = [
      ...new Set(
        changes.flatMap((change) => [...change.add.map((l) => `+${l}`), ...change.remove.map((l) => `−${l}`)]),
      ),
    ]
    for (const { number, add, remove } of changes) {
      const labels = cards.card(number)?.value?.labels
      if (labels)
        cards.amend(number, { labels: [...labels.filter((l) => !remove.includes(l) && !add.includes(l)), ...add] })
    }
    await act(numbers, { is: 'labelled', changes, ...told(words.join(' '), numbers) }, (number) =>
      relabel(changes, number, false),
    )
  }

  const relabel = (changes: readonly LabelChange[], number: number, back: boolean) => {
    const { add, remove } = changes.find((change) => change.number === number)!
    const body = back ? { add: [...remove], remove: [...add] } : { add: [...add], remove: [...remove] }
    return labelIssue(repo.owner, repo.name, number, {
      ...(body.add.length > 0 ? { add: body.add } : {}),
      ...(body.remove.length > 0 ? { remove: body.remove } : {}),
    })
  }

  /* One change per issue. What fails stands beside its issue; when all failed, there is nothing to undo. */
  const act = async (numbers: readonly number[], step: Step, call: Parameters<typeof send>[1]) => {
    desk.setTrail((trail) => remember(trail, step))
    desk.setSelection(nothingPicked)
    desk.setAsking()
    const failed = await send(numbers, call)
    if (failed.length === numbers.length) desk.setTrail((trail) => drop(trail, step))
    freshen(numbers)
  }

  const send = async (
    numbers: readonly number[],
    call: (number: number) => Promise<{ status: number; data: unknown }>,
  ) => {
    const failed: number[] = []
    await inLanes(6, numbers, async (number) => {
      desk.slip(number)
      const outcome = await outcomeOf(() => call(number))
      if (outcome.ok) return
      failed.push(number)
      desk.slip(number, outcome.problem)
    })
    return failed
  }

  /* What changed is read again, and its row with it; the list itself stays as it stands. */
  const freshen = (numbers: readonly number[]) => {
    for (const number of numbers) cards.doubt(number)
    const seen = numbers.filter(
      (number) => number === desk.issue() || issues.rows().some((one) => one.number === number),
    )
    void inLanes(2, seen, desk.readAgain)
  }

  /** Puts the issues off, on this device. */
  const later = (when: Later) => {
    const numbers = chosen()
    if (numbers.length === 0) return
    const sleepers = numbers.map((number) => ({ number, title: desk.titleOf(number) }))
    desk.holdingPlace(() => desk.keepSnoozed(putOff(desk.snoozed(), sleepers, whenLater(when, Date.now()))))
    desk.setTrail((trail) =>
      remember(trail, { is: 'snoozed', numbers, ...told(`put off until ${laterWords[when]}`, numbers) }),
    )
    desk.setSelection(nothingPicked)
    desk.setAsking()
  }

  const wake = (numbers: readonly number[]) =>
    desk.holdingPlace(() => desk.keepSnoozed(bringBack(desk.snoozed(), numbers)))

  /** Takes the last decision back, whatever it was. */
  const undo = async () => {
    const step = last(desk.trail())
    if (!step) return
    desk.setTrail(withoutLast)
    if (step.is === 'snoozed') wake(step.numbers)
    if (step.is === 'verdict') {
      const stayed = suggestions.takeBack(step.ids)
      if (step.issue !== undefined && desk.place.view() === 'suggest') desk.place.goTo(step.issue)
      await stayed
      freshen(desk.issue() === undefined ? [] : [desk.issue()!])
    }
    if (step.is === 'closed') {
      for (const number of step.numbers) cards.amend(number, { state: 'open', duplicateOf: null })
      if (step.issue !== undefined) desk.place.goTo(step.issue)
      await send(step.numbers, (number) => reopenIssue(repo.owner, repo.name, number))
      if (desk.place.view() === 'issues') await issues.renew()
      freshen(step.numbers)
    }
    if (step.is === 'labelled') {
      const numbers = step.changes.map((change) => change.number)
      await send(numbers, (number) => relabel(step.changes, number, true))
      freshen(numbers)
    }
  }

  return {
    settle,
    /** The duplicate on offer is accepted; where none is, the original is asked for. */
    duplicate: () => {
      const lot = desk.bulk().length > 0 ? desk.targets().filter((one) => one.kind === 'duplicate') : []
      const one = canonical(desk.offered().filter((each) => each.state === 'pending'))
      if (lot.length > 0) void settle('accepted', lot)
      else if (one && desk.bulk().length === 0) void settle('accepted', [one])
      else desk.setAsking('duplicate')
    },
    duplicateOf: (original: number) => closeAs(chosen(), 'duplicate', original),
    close: (reason: 'completed' | 'not-planned') => closeAs(chosen(), reason),
    label,
    chosen,
    comment: (number: number, body: string) => outcomeOf(() => commentIssue(repo.owner, repo.name, number, { body })),
    freshen,
    later,
    wake,
    undo,
    /** Takes one decision back, whoever made it. */
    takeBack: async (one: Suggestion) => {
      desk.setTrail((trail) => forget(trail, [one.id]))
      await suggestions.takeBack([one.id])
      freshen([one.issue])
    },
  }
}

export type Actions = ReturnType<typeof actionsOn>

function told(did: string, numbers: readonly number[]): { say: string; issue: number | undefined } {
  const [one] = numbers
  return numbers.length === 1
    ? { say: `${did} #${one}`, issue: one }
    : { say: `${did} ${count(numbers.length, 'issue')}`, issue: undefined }
}
