import { closeIssue, commentIssue, labelIssue, reopenIssue } from '@smithers/api-spec/client/issue/issue'
import type { Suggestion } from '@smithers/api-spec/client/model/suggestion'
import type { Verdict } from '../inbox/board.ts'
import { nothingPicked } from '../inbox/selection.ts'
import { bringBack, type Later, laterWords, putOff, whenLater } from '../inbox/snooze.ts'
import { forget, forgetIssues, last, type LabelChange, remember, type Step, withoutLast } from '../inbox/undo.ts'
import { canonical } from '../inbox/words.ts'
import { askHub } from './ask-hub.ts'
import type { Desk } from './desk.ts'
import { inLanes } from './in-lanes.ts'
import { openOutbox } from './outbox.ts'

type Call = (number: number) => Promise<{ status: number; data: unknown }>

/** What a maintainer does. Every act shows at once, can be taken back, and comes back with its problem when the hub refuses. */
export function actionsOn(desk: Desk) {
  const { repo, suggestions, cards, issues } = desk
  const outbox = openOutbox<unknown>(6, desk.setSending)

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
      issue: only(touched),
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

  /** Sends once more what the hub refused, each with the verdict it had. */
  const retry = () => {
    const { known } = suggestions.board()
    const failed = [...suggestions.faults()].flatMap(([id, { again }]) => {
      const one = known.get(id)
      return one && again ? [{ one, ...again }] : []
    })
    for (const lot of Map.groupBy(failed, ({ verdict, reason }) => `${verdict} ${reason ?? ''}`).values()) {
      const { verdict, reason } = lot[0]!
      const ones = lot.map(({ one }) => one)
      void settle(verdict, ones, reason)
    }
  }

  /** Closes the issues in question as repeats of `original`. */
  const closeAs = async (
    numbers: readonly number[],
    reason: 'completed' | 'not-planned' | 'duplicate',
    original?: number,
  ) => {
    const did =
      original === undefined ? `closed as ${reason.replace('-', ' ')}` : `closed as duplicate of #${original}:`
    const body = original === undefined ? { reason } : { reason, duplicateOf: original }
    desk.holdingPlace(() => {
      for (const number of numbers) cards.amend(number, { state: 'closed', duplicateOf: original ?? null })
      suggestions.closed(numbers)
      issues.leave(numbers)
    })
    const failed = await act({ is: 'closed', did, numbers, issue: only(numbers) }, numbers, (number) =>
      closeIssue(repo.owner, repo.name, number, body),
    )
    standOpen(failed)
  }

  const standOpen = (numbers: readonly number[]) => {
    if (numbers.length === 0) return
    for (const number of numbers) cards.amend(number, { state: 'open', duplicateOf: null })
    suggestions.reopened(numbers)
    issues.comeBack(numbers)
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
    await act({ is: 'labelled', did: words.join(' '), changes, issue: only(numbers) }, numbers, (number) =>
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

  /* One change per issue. What fails stands beside its issue, and has left what can be undone. */
  const act = async (step: Step, numbers: readonly number[], call: Call) => {
    desk.setTrail((trail) => remember(trail, step))
    desk.setSelection(nothingPicked)
    desk.setAsking()
    const failed = await post(outbox.send, step, numbers, call)
    if (failed.length > 0) desk.setTrail((trail) => forgetIssues(trail, step, failed))
    freshen(numbers)
    return failed
  }

  const post = async (send: typeof outbox.send, step: Step, numbers: readonly number[], call: Call) => {
    const failed: number[] = []
    const each = numbers.map(async (about) => {
      desk.slip(about)
      const sent = await send({ about, act: step, lot: numbers, call: () => askHub(() => call(about)) })
      if (sent.is === 'withdrawn' || sent.outcome.ok) return
      failed.push(about)
      if (!sent.overtaken) desk.slip(about, sent.outcome.problem)
    })
    await Promise.all(each)
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
      remember(trail, { is: 'snoozed', did: `put off ${laterWords[when]}:`, numbers, issue: only(numbers) }),
    )
    desk.setSelection(nothingPicked)
    desk.setAsking()
  }

  const wake = (numbers: readonly number[]) =>
    desk.holdingPlace(() => desk.keepSnoozed(bringBack(desk.snoozed(), numbers)))

  /* Back to the issue a decision was about, where the list holds it; a phone that shows the list goes on showing it. */
  const show = ({ issue }: Step) => {
    if (issue !== undefined && desk.list().includes(issue) && (desk.place.wide() || desk.place.issue() !== undefined))
      desk.place.goTo(issue)
  }

  /** Takes the last decision back, whatever it was. */
  const undo = async () => {
    const step = last(desk.trail())
    if (!step) return
    desk.setTrail(withoutLast)
    if (step.is === 'snoozed') {
      wake(step.numbers)
      show(step)
    }
    if (step.is === 'verdict') {
      const stayed = suggestions.takeBack(step.ids)
      show(step)
      await stayed
      freshen(desk.issue() === undefined ? [] : [desk.issue()!])
    }
    if (step.is === 'closed') {
      standOpen(step.numbers)
      show(step)
      const failed = await post(outbox.takeBack, step, step.numbers, (number) =>
        reopenIssue(repo.owner, repo.name, number),
      )
      suggestions.closed(failed)
      freshen(step.numbers)
    }
    if (step.is === 'labelled') {
      const numbers = step.changes.map((change) => change.number)
      await post(outbox.takeBack, step, numbers, (number) => relabel(step.changes, number, true))
      freshen(numbers)
    }
  }

  return {
    settle,
    retry,
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
    comment: (number: number, body: string) => askHub(() => commentIssue(repo.owner, repo.name, number, { body })),
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

function only(numbers: readonly number[]): number | undefined {
  return numbers.length === 1 ? numbers[0] : undefined
}
