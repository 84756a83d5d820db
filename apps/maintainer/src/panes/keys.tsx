import { type Key, useKey } from '@smithers/ui-kit/keys/registry'
import { isOpen } from '../inbox/board.ts'
import { step } from '../inbox/focus.ts'
import { all, nothingPicked, range, toggle } from '../inbox/selection.ts'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'

/** Registers every key of the inbox. None acts while a dialog is open over it. */
export function KeysOfDesk(props: { desk: Desk; actions: Actions }) {
  const { desk, actions } = props
  const at = () => desk.issue()
  const key = (group: string, keys: string, does: string, run: () => void, when: () => boolean = () => true) =>
    useKey({ group, keys, does, run, when: () => when() && !document.querySelector('[role="dialog"]') } satisfies Key)

  const move = (by: 1 | -1) => {
    const next = desk.neighbour(by)
    if (next === undefined) return
    desk.place.goTo(next)
    if (document.activeElement?.closest('.rows')) rowLink(next)?.focus()
  }
  const point = (by: 1 | -1) => {
    const ids = desk.offered().map((one) => one.id)
    desk.point(step(ids, desk.focused()?.id, by))
  }
  const many = () => desk.bulk().length > 0
  const deciding = () => desk.targets().length > 0
  const one = () => at() !== undefined
  const some = () => one() || many()

  key('Move', 'j', 'Next issue', () => move(1))
  key('Move', 'k', 'Issue before', () => move(-1))
  key(
    'Move',
    'arrowdown',
    'Next issue',
    () => move(1),
    () => !inPane(),
  )
  key(
    'Move',
    'arrowup',
    'Issue before',
    () => move(-1),
    () => !inPane(),
  )
  key('Move', 'shift+j', 'Next suggestion of the issue', () => point(1), one)
  key('Move', 'shift+k', 'Suggestion before', () => point(-1), one)
  key(
    'Move',
    'enter',
    'Open the issue',
    () => open(desk),
    () => one() && document.activeElement === document.body,
  )
  key('Move', '.', 'Show what arrived', desk.showArrived, () => desk.arrived() > 0)
  key('Move', 'g s', 'Suggestions', () => desk.place.show('suggest'))
  key('Move', 'g i', 'Issues', () => desk.place.show('issues'))
  key('Move', 'g z', 'Snoozed', () => desk.place.show('snoozed'))
  key('Move', 'g d', 'Decided', () => desk.place.show('decided'))
  key(
    'Move',
    'f',
    'Filter issues',
    () => document.querySelector<HTMLInputElement>('.list-filter input')?.focus(),
    () => desk.place.view() === 'issues',
  )

  key('Select', 'x', 'Select', () => desk.setSelection((was) => toggle(was, at()!)), one)
  key(
    'Select',
    'shift+x',
    'Select from the last to here',
    () => desk.setSelection((was) => range(was, desk.list(), at()!)),
    one,
  )
  key('Select', 'shift+a', 'Select all', () => desk.setSelection((was) => all(was, desk.list())))

  key('Decide', '1', 'Accept', () => void actions.settle('accepted'), deciding)
  key('Decide', '2', 'Duplicate', actions.duplicate, some)
  key('Decide', '3', 'Decline', () => void actions.settle('rejected'), deciding)
  key('Decide', 'r', 'Decline with a reason', () => desk.setAsking('reason'), deciding)
  key('Decide', 'shift+d', 'Duplicate of another', () => desk.setAsking('duplicate'), some)
  key(
    'Decide',
    'h',
    'Later: tomorrow',
    () => actions.later('tomorrow'),
    () => some() && desk.place.view() !== 'snoozed',
  )
  key('Decide', 'shift+h', 'Later: ask until when', () => desk.setAsking('later'), some)
  key(
    'Decide',
    'u',
    'Undo the last decision',
    () => void actions.undo(),
    () => desk.trail().length > 0,
  )
  key(
    'Decide',
    'z',
    'Take this decision back',
    () => void actions.takeBack(desk.focused()!),
    () => decidedHere(desk),
  )
  key(
    'Decide',
    'b',
    'Back to the list now',
    () => actions.wake(actions.chosen()),
    () => some() && desk.place.view() === 'snoozed',
  )

  key('Issue', 'l', 'Label', () => desk.setAsking('label'), some)
  key(
    'Issue',
    'c',
    'Comment',
    () => desk.setAsking('comment'),
    () => one() && !many(),
  )
  key('Issue', 'w', 'Close', () => desk.setAsking('close'), some)
  key(
    'Issue',
    'e',
    'Look at the evidence',
    () => document.querySelector<HTMLElement>('.offer-here .offer-proof')?.click(),
    () => one() && !many(),
  )
  key('Move', 'escape', 'Back', () => leave(desk))
  return null
}

function decidedHere(desk: Desk): boolean {
  const one = desk.focused()
  return one !== undefined && !isOpen(one)
}

function rowLink(issue: number): HTMLElement | null {
  return document.querySelector(`.row[data-issue="${issue}"] > a`)
}

function inPane(): boolean {
  return document.activeElement?.closest('.issue') !== null
}

function open(desk: Desk): void {
  desk.place.goTo(desk.issue(), { push: !desk.place.wide() })
  document.getElementById('issue')?.focus()
}

/* From the inside out: what is asked, what is picked, the issue. */
function leave(desk: Desk): void {
  if (desk.asking()) {
    desk.setAsking()
    document.getElementById('issue')?.focus()
  } else if (desk.looking()) desk.setLooking(false)
  else if (desk.bulk().length > 0) desk.setSelection(nothingPicked)
  else if (inPane() && desk.issue() !== undefined) rowLink(desk.issue()!)?.focus()
  else if (!desk.place.wide()) desk.place.goTo(undefined)
}
