import { listLabels } from '@smithers/api-spec/client/label/label'
import type { Suggestion } from '@smithers/api-spec/client/model/suggestion'
import { read } from '@smithers/ui-kit/api/operation'
import type { Problem } from '@smithers/ui-kit/api/problem'
import { useNow } from '@smithers/ui-kit/time/now'
import { createEffect, createMemo, createSignal, on, untrack } from 'solid-js'
import { decidedIssues, isOpen, openIssues, openOf, suggestionsOf } from '../inbox/board.ts'
import { keepPlace, step } from '../inbox/focus.ts'
import { nothingPicked, within } from '../inbox/selection.ts'
import { readSnoozed, stillAsleep } from '../inbox/snooze.ts'
import type { Trail } from '../inbox/undo.ts'
import { canonical } from '../inbox/words.ts'
import { openCards } from './cards.ts'
import { openIssueList } from './issue-list.ts'
import { kept } from './kept.ts'
import { openPlace } from './place.ts'
import type { RepoName } from '../inbox/chosen-repo.ts'
import { openSuggestions } from './suggestions.ts'

/** What is asked beside the issue before something is done: one line, one key to leave it. */
export type Asking = 'duplicate' | 'label' | 'comment' | 'reason' | 'later' | 'close'

/** Everything on the desk: what is known, where the reader stands, what was decided. It only holds; `actions` act on it. */
export function openDesk(repo: RepoName, me: string) {
  const place = openPlace()
  const suggestions = openSuggestions(repo)
  const cards = openCards(repo)
  const issues = openIssueList(repo, () => (place.view() === 'issues' ? place.words() : undefined))
  /* At hand before they are asked for: whoever knows a label types it faster than it could be read. */
  const labels = read(
    () => ({}),
    (_, init) => listLabels(repo.owner, repo.name, init),
  )
  const [snoozed, keepSnoozed] = kept(`smithers:maintainer:snoozed:${repo.owner}/${repo.name}`, readSnoozed)
  const [selection, setSelection] = createSignal(nothingPicked)
  const [asking, setAsking] = createSignal<Asking>()
  const [trail, setTrail] = createSignal<Trail>([])
  const [slips, setSlips] = createSignal<ReadonlyMap<number, Problem>>(new Map())
  const [sending, setSending] = createSignal(0)
  const [pointed, setPointed] = createSignal<number>()
  const now = useNow()
  const asleep = createMemo(() => stillAsleep(snoozed(), now()))

  /* The issue in view stays in its list even when somebody else has settled it: nothing leaves under the reader's eyes. */
  const waiting = createMemo(() => {
    const { board } = suggestions
    const open = new Set(openIssues(board(), (issue) => issue in asleep()))
    return board().shown.filter((issue) => open.has(issue) || (issue === place.issue() && !(issue in asleep())))
  })
  const list = createMemo((): readonly number[] => {
    if (place.view() === 'suggest') return waiting()
    if (place.view() === 'decided') return decidedIssues(suggestions.board())
    if (place.view() === 'issues') return issues.rows().flatMap(({ number }) => (number in asleep() ? [] : [number]))
    const sleeping = Object.entries(asleep()).toSorted(([, a], [, b]) => a.until - b.until)
    return sleeping.map(([number]) => Number(number))
  })
  const issue = createMemo(() => place.issue() ?? (place.wide() ? list()[0] : undefined))
  const offered = createMemo((): readonly Suggestion[] => {
    const at = issue()
    return at === undefined ? [] : suggestionsOf(suggestions.board(), at)
  })
  const focused = createMemo(
    () =>
      offered().find((one) => one.id === pointed()) ??
      offered().find((one) => isOpen(one) === (place.view() !== 'decided')) ??
      offered()[0],
  )
  const [looking, setLooking] = createSignal(false)
  const picked = createMemo(() => list().filter((number) => selection().picked.has(number)))
  /* On a narrow screen an open issue stands before the selection; the keys and the bar act on what is seen. */
  const bulk = createMemo(() => (place.wide() || place.issue() === undefined ? picked() : []))

  let lastPlace = 0
  createEffect(() => {
    const place = list().indexOf(issue() ?? 0)
    if (place !== -1) lastPlace = place
  })
  createEffect(on(list, (now) => setSelection((was) => within(was, now)), { defer: true }))
  createEffect(on(issue, () => setAsking(), { defer: true }))
  createEffect(on(place.view, () => setSelection(nothingPicked), { defer: true }))
  createEffect(() => picked().length === 0 && setLooking(false))
  createEffect(() => {
    if (place.view() === 'decided') void suggestions.readDecided()
  })
  createEffect(() => {
    const at = issue()
    if (at === undefined) return
    cards.want(at)
    for (const by of [1, -1] as const) {
      const near = step(list(), at, by)
      if (near === undefined) continue
      cards.want(near)
      /* The issue it is said to repeat stands in its first line, so it comes along. */
      const original = canonical(untrack(() => suggestionsOf(suggestions.board(), near)))
      if (original) cards.want(Number(original.value))
    }
  })

  return {
    repo,
    me,
    place,
    suggestions,
    cards,
    issues,
    labels,
    list,
    issue,
    offered,
    focused,
    /** Points at one suggestion of the issue in view. */
    point: setPointed,
    selection,
    setSelection,
    picked,
    /** The picked issues while a decision would be about all of them. */
    bulk,
    /** Whether the selection covers a narrow screen. */
    looking,
    setLooking,
    asking,
    setAsking,
    trail,
    setTrail,
    slips,
    slip: (number: number, problem?: Problem) =>
      setSlips((was) => {
        const next = new Map(was)
        if (problem) next.set(number, problem)
        else next.delete(number)
        return next
      }),
    /** How many decisions the hub has not answered yet. */
    sending: () => sending() + suggestions.sending(),
    setSending,
    asleep,
    snoozed,
    keepSnoozed,
    waiting,
    /** What a verdict would decide now: all that is open on the picked issues, else the suggestion pointed at. */
    targets: (): readonly Suggestion[] => {
      if (bulk().length > 0) return bulk().flatMap((number) => openOf(suggestions.board(), number))
      const one = focused()
      return one && isOpen(one) ? [one] : []
    },
    titleOf: (number: number): string =>
      cards.card(number)?.value?.title ??
      suggestionsOf(suggestions.board(), number)[0]?.issueTitle ??
      issues.row(number)?.title ??
      snoozed()[number]?.title ??
      `#${number}`,
    /** What came since the list in view was read and is not in it. */
    arrived: () => (place.view() === 'issues' ? issues.arrived() : suggestions.board().waiting.length),
    showArrived: () => {
      if (place.view() === 'issues') void issues.renew()
      else suggestions.showArrived()
    },
    /** Reads an issue again and brings its row up to it. */
    readAgain: async (number: number) => {
      await cards.renew(number)
      const now = cards.card(number)?.value
      if (!now) return
      const { title, labels, state, comments, pendingSuggestions } = now
      issues.amend(number, { title, labels, state, comments, pendingSuggestions })
    },
    /** Reads again what could not be read. */
    readAnew: () => {
      const at = issue()
      if (at !== undefined) cards.want(at)
      if (place.view() === 'issues' && issues.trouble()) void issues.renew()
      if (suggestions.trouble()) void suggestions.begin()
    },
    /** The neighbour in the list; an issue that has left it is remembered by the place it had. */
    neighbour: (by: 1 | -1) => step(list(), issue(), by, lastPlace),
    /** Does `change` and keeps the reader at the same place of the list, or at what slid into it. */
    holdingPlace: (change: () => void) => {
      const before = list()
      const at = issue()
      const open = place.issue() !== undefined
      change()
      const after =
        place.view() === 'suggest' ? openIssues(suggestions.board(), (number) => number in asleep()) : list()
      const next = at !== undefined && before.includes(at) ? keepPlace(before, after, at) : at
      if (next !== at && (open || place.wide())) place.goTo(next)
    },
  }
}

export type Desk = ReturnType<typeof openDesk>
