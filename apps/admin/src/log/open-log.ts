import { listEvents } from '@smithers/api-spec/client/event/event'
import type { Event } from '@smithers/api-spec/client/model/event'
import type { ListEventsParams } from '@smithers/api-spec/client/model/listEventsParams'
import { passesFilter } from '@smithers/api-spec/commands/event-filter'
import { outcomeOf } from '@smithers/ui-kit/api/answer'
import type { Problem } from '@smithers/ui-kit/api/problem'
import { createEffect, createSignal, on } from 'solid-js'
import { asked, type Filter, merge } from './window.ts'

const firstPage = 200
const nextPage = 500

/**
 * The log as far as it was read, the newest first.
 *
 * @param filter what passes; the log is read anew when it changes
 * @param wanted a sequence number that must be among the rows, for links to one event
 */
export function openLog(filter: () => Filter, wanted: () => number | undefined) {
  const [rows, setRows] = createSignal<readonly Event[]>([])
  const [waiting, setWaiting] = createSignal<readonly Event[]>([])
  const [oldest, setOldest] = createSignal(1)
  const [last, setLast] = createSignal(0)
  const [ready, setReady] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()

  const ask = async (params: ListEventsParams) => {
    const mine = filter()
    setBusy(true)
    const outcome = await outcomeOf(() => listEvents(params))
    if (mine !== filter()) return undefined
    setBusy(false)
    setProblem(outcome.ok ? undefined : outcome.problem)
    if (!outcome.ok) return undefined
    setLast((was) => Math.max(was, outcome.value.last))
    return outcome.value.events
  }

  /** Takes a page of what passes, the newest before `before`; a short page was the last. */
  const take = async (page: { before?: number; limit: number }) => {
    const events = await ask({ ...asked(filter()), ...page })
    if (!events) return
    if (page.before === undefined) setWaiting([])
    setRows((was) => merge(page.before === undefined ? [] : was, events))
    setOldest(events.length < page.limit ? 1 : (events[0]?.seq ?? 1))
  }

  const begin = async () => {
    await take({ limit: firstPage })
    if (problem() !== undefined) return
    setReady(true)
    const seq = wanted()
    if (seq === undefined || rows().some((event) => event.seq === seq)) return
    const one = await ask({ since: seq - 1, limit: 1 })
    if (one) setRows((was) => merge(was, one))
  }

  createEffect(on(filter, () => void begin()))

  return {
    rows,
    last,
    /** Everything that passes and is not older was read; 1 when that is all. */
    oldest,
    ready,
    busy,
    problem,
    older: () => void take({ before: oldest(), limit: nextPage }),
    again: () => void begin(),
    /** How many that pass have arrived and wait. */
    arrived: () => waiting().length,
    arrive: (events: readonly Event[]) => {
      setLast((was) => Math.max(was, events.at(-1)?.seq ?? 0))
      const passing = events.filter((event) => passesFilter(event, asked(filter())))
      // At the top nothing is being read that could move away; further down, or with a row open, arrivals wait.
      if (window.scrollY < 8 && wanted() === undefined) setRows((was) => merge(was, passing))
      else setWaiting((was) => [...was, ...passing])
    },
    showArrived: () => {
      setRows((was) => merge(was, waiting()))
      setWaiting([])
    },
  }
}
