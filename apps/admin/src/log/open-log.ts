import { listEvents } from '@smithers/api-spec/client/event/event'
import type { Event } from '@smithers/api-spec/client/model/event'
import { outcomeOf } from '@smithers/ui-kit/api/answer'
import type { Problem } from '@smithers/ui-kit/api/problem'
import { createEffect, createMemo, createSignal, on } from 'solid-js'
import { asked, type Filter, merge, passes, stretchBefore } from './window.ts'

const firstPage = 200
const stretchesAtOnce = 10

/**
 * The log as far as it was read, the newest first.
 *
 * @param filter what passes; the log is read anew when it changes
 * @param wanted a sequence number that must be among the rows, for links to one event
 */
export function openLog(filter: () => Filter, wanted: () => number | undefined) {
  const [read, setRead] = createSignal<readonly Event[]>([])
  const [waiting, setWaiting] = createSignal<readonly Event[]>([])
  const [oldest, setOldest] = createSignal(1)
  const [last, setLast] = createSignal(0)
  const [ready, setReady] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const rows = createMemo(() => read().filter((event) => passes(event, filter())))

  const ask = async (params: { since?: number; limit: number }) => {
    setBusy(true)
    const outcome = await outcomeOf(() => listEvents({ ...asked(filter()), ...params }))
    setBusy(false)
    setProblem(outcome.ok ? undefined : outcome.problem)
    if (outcome.ok) setLast((was) => Math.max(was, outcome.value.last))
    return outcome.ok ? outcome.value : undefined
  }

  const begin = async () => {
    const mine = filter()
    setReady(false)
    const page = await ask({ limit: firstPage })
    if (!page || mine !== filter()) return
    setWaiting([])
    setRead(merge([], page.events))
    setOldest(page.events.length < firstPage ? 1 : (page.events[0]?.seq ?? 1))
    setReady(true)
    const seq = wanted()
    if (seq === undefined || seq >= oldest()) return
    const one = await ask({ since: seq - 1, limit: 1 })
    if (one) setRead((was) => merge(was, one.events))
  }

  /** Reads back until something more is shown, or a while. */
  const older = async () => {
    const before = rows().length
    for (let stretch = 0; stretch < stretchesAtOnce && rows().length === before; stretch++) {
      const next = stretchBefore(oldest())
      const page = next && (await ask(next))
      if (!next || !page) return
      setRead((was) => merge(was, page.events))
      setOldest(next.since + 1)
    }
  }

  createEffect(on(filter, () => void begin()))

  return {
    rows,
    last,
    oldest,
    ready,
    busy,
    problem,
    older,
    again: () => void begin(),
    /** How many that pass have arrived and wait. */
    arrived: () => waiting().length,
    arrive: (events: readonly Event[]) => {
      setLast((was) => Math.max(was, events.at(-1)?.seq ?? 0))
      const passing = events.filter((event) => passes(event, filter()))
      // At the top nothing is being read that could move away; further down, or with a row open, arrivals wait.
      if (window.scrollY < 8 && wanted() === undefined) setRead((was) => merge(was, passing))
      else setWaiting((was) => [...was, ...passing])
    },
    showArrived: () => {
      setRead((was) => merge(was, waiting()))
      setWaiting([])
    },
  }
}
