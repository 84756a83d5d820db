import type { Suggestion } from '@smithers/api-spec/client/model/suggestion'
import { listSuggestions, viewSuggestion } from '@smithers/api-spec/client/suggestion/suggestion'
import { type Outcome, outcomeOf } from '@smithers/ui-kit/api/answer'
import { type Problem, problemName } from '@smithers/ui-kit/api/problem'
import { batch, createSignal } from 'solid-js'
import {
  arrive,
  decide,
  emptyBoard,
  lay,
  learn,
  reopen,
  showWaiting,
  standClosed,
  standOpen,
  type Verdict,
} from '../inbox/board.ts'
import type { RepoName } from '../inbox/chosen-repo.ts'
import { gather } from './gather.ts'
import { openOutbox } from './outbox.ts'
import { atOnce, openVerdicts } from './verdicts.ts'

/** What the hub said to a verdict, and the verdict itself, so that it can be sent once more. */
export type Fault = { problem: Problem; again?: { verdict: Verdict; reason: string | undefined } }

const pagesAtOnce = 10

/** The suggestions of one repository: read page by page, decided before the hub has answered, kept true by the log. */
export function openSuggestions(repo: RepoName) {
  const [board, setBoard] = createSignal(emptyBoard)
  const [faults, setFaults] = createSignal<ReadonlyMap<number, Fault>>(new Map())
  const [trouble, setTrouble] = createSignal<Problem>()
  const [busy, setBusy] = createSignal(false)
  const [next, setNext] = createSignal<string | null | undefined>()
  const [sending, setSending] = createSignal(0)
  const outbox = openOutbox<Suggestion>(atOnce, setSending)
  const decided = openVerdicts(repo)
  let decidedRead = false

  /** Reads the next page of what waits; pages follow until the list ends. */
  const more = async () => {
    const after = next()
    if (busy() || after === null) return
    setBusy(true)
    const outcome = await outcomeOf(() =>
      listSuggestions(repo.owner, repo.name, { limit: 100, ...(after ? { after } : {}) }),
    )
    setBusy(false)
    if (!outcome.ok) return void setTrouble(outcome.problem)
    setTrouble()
    setBoard((was) => lay(was, outcome.value.suggestions))
    setNext(outcome.value.next)
  }

  /** Reads page after page, so that the count is the whole count and "all" means all; a flood is read on as it is scrolled. */
  const begin = async () => {
    setTrouble()
    for (let page = 0; page < pagesAtOnce && next() !== null && !trouble(); page++) await more()
  }

  /** Reads the first page again after a flood of news; issues that are not on the table yet wait like any other arrival. */
  const restart = async () => {
    const outcome = await outcomeOf(() => listSuggestions(repo.owner, repo.name, { limit: 100 }))
    if (outcome.ok) setBoard((was) => outcome.value.suggestions.reduce(arrive, was))
  }

  /** Reads the newest decisions of everybody, once. */
  const readDecided = async () => {
    if (decidedRead) return
    decidedRead = true
    const read = (state: Verdict) => outcomeOf(() => listSuggestions(repo.owner, repo.name, { state, limit: 100 }))
    for (const outcome of await Promise.all([read('accepted'), read('rejected')])) {
      if (outcome.ok) setBoard((was) => learn(was, outcome.value.suggestions))
      else decidedRead = (setTrouble(outcome.problem), false)
    }
  }

  /** Asks the hub for one suggestion the log spoke of. */
  const refresh = async (id: number) => {
    const outcome = await outcomeOf(() => viewSuggestion(repo.owner, repo.name, id))
    if (outcome.ok) setBoard((was) => arrive(was, outcome.value))
  }

  /**
   * Sends a verdict on each, many in one request. What the hub refuses lies on the table again, with its problem beside it.
   *
   * @returns the ids that did not come true
   */
  const settle = async (ids: readonly number[], verdict: Verdict, by: string, reason?: string): Promise<number[]> => {
    setBoard((was) => decide(was, ids, verdict, by, new Date().toISOString()))
    setFaults((was) => without(was, ids))
    const call = (id: number) =>
      decided(id, verdict === 'accepted' ? { verdict: 'accept' } : { verdict: 'reject', ...(reason && { reason }) })
    return await sendEach(ids, outbox.send, call, (refused) => {
      const open = [...refused].filter(([, problem]) => !isDecided(problem)).map(([id]) => id)
      setBoard((was) => reopen(was, open))
      fault(refused, (problem) => (isDecided(problem) ? { problem } : { problem, again: { verdict, reason } }))
    })
  }

  /** Takes verdicts back. @returns the ids that stay decided */
  const takeBack = async (ids: readonly number[]): Promise<number[]> => {
    const before = new Map(ids.flatMap((id) => board().known.get(id) ?? []).map((one) => [one.id, one]))
    setBoard((was) => reopen(was, ids))
    setFaults((was) => without(was, ids))
    const call = (id: number) => decided(id, { verdict: 'undo' })
    return await sendEach(ids, outbox.takeBack, call, (refused) => {
      setBoard((was) => [...refused.keys()].flatMap((id) => before.get(id) ?? []).reduce(arrive, was))
      fault(refused, (problem) => ({ problem }))
    })
  }

  const fault = (refused: ReadonlyMap<number, Problem>, inFull: (problem: Problem) => Fault) => {
    setFaults((was) => new Map([...was, ...[...refused].map(([id, problem]) => [id, inFull(problem)] as const)]))
    /* Somebody was first: it is not offered again, and what they decided is read. */
    for (const [id, problem] of refused) {
      if (!isDecided(problem)) continue
      setBoard((was) => standOpen(was, [was.known.get(id)!.issue]))
      void refresh(id)
    }
  }

  const sendEach = async (
    ids: readonly number[],
    send: typeof outbox.send,
    call: (id: number) => Promise<Outcome<Suggestion>>,
    putBack: (refused: ReadonlyMap<number, Problem>) => void,
  ) => {
    const failed: number[] = []
    const answers = gather<{ id: number; outcome: Outcome<Suggestion> }>((come) =>
      batch(() => {
        const truths = come.flatMap(({ outcome }) => (outcome.ok ? outcome.value : []))
        const refused = come.flatMap(({ id, outcome }) => (outcome.ok ? [] : [[id, outcome.problem] as const]))
        setBoard((was) => learn(was, truths))
        if (refused.length > 0) putBack(new Map(refused))
      }),
    )
    const each = ids.map(async (id) => {
      const sent = await send({ about: id, act: 'verdict', lot: ids, call: () => call(id) })
      if (sent.is === 'withdrawn') return
      if (!sent.outcome.ok) failed.push(id)
      if (!sent.overtaken) answers.add({ id, outcome: sent.outcome })
    })
    await Promise.all(each)
    answers.flush()
    return failed
  }

  return {
    board,
    faults,
    /** How many verdicts the hub has not answered yet. */
    sending,
    trouble,
    busy,
    begin,
    more,
    hasMore: () => next() !== null,
    started: () => next() !== undefined,
    readDecided,
    refresh,
    restart: () => void restart(),
    settle,
    takeBack,
    forgive: (id: number) => setFaults((was) => without(was, [id])),
    /** What was closed or reopened, here or elsewhere. */
    closed: (issues: readonly number[]) => setBoard((was) => standClosed(was, issues)),
    reopened: (issues: readonly number[]) => setBoard((was) => standOpen(was, issues)),
    showArrived: () => setBoard(showWaiting),
  }
}

function isDecided(problem: Problem): boolean {
  return problemName(problem) === 'suggestion-decided'
}

function without(faults: ReadonlyMap<number, Fault>, ids: readonly number[]): ReadonlyMap<number, Fault> {
  if (!ids.some((id) => faults.has(id))) return faults
  const next = new Map(faults)
  for (const id of ids) next.delete(id)
  return next
}
