import { viewHubStatus } from '@smithers/api-spec/client/hub/hub'
import type { HubStatus } from '@smithers/api-spec/client/model/hubStatus'
import { read } from '@smithers/ui-kit/api/operation'
import { reaches, useSession } from '@smithers/ui-kit/api/session'
import { useNow } from '@smithers/ui-kit/time/now'
import { createEffect, createMemo, createRoot, createSignal } from 'solid-js'

const mark = 'smithers:admin:status'

type Seen = { at: number; status: HubStatus }

/** One question and its answer: when it was asked, and how long it took in milliseconds. */
export type Trip = { at: number; took: number }

const kept = 30

/** The hub's state, one for the page: asked every 20 s, with the last answer kept for when the hub does not answer. */
export const hubNow = createRoot(() => {
  const session = useSession()
  const now = useNow()
  const admitted = createMemo(() => reaches(session(), 'admin'))
  const [trips, setTrips] = createSignal<readonly Trip[]>([])
  const status = read(
    () => (admitted() ? { tick: now() } : undefined),
    async (_, init) => {
      const [at, from] = [Date.now(), performance.now()]
      const answer = await viewHubStatus(init)
      // An answer that came from the edge alone says nothing about the way to the monolith.
      if (answer.status === 200) setTrips((was) => [...was, { at, took: performance.now() - from }].slice(-kept))
      return answer
    },
  )
  const [seen, setSeen] = createSignal<Seen | undefined>(lastSeen())
  createEffect(() => {
    const state = status.state()
    if (state.is !== 'ready') return
    const next = { at: Date.now(), status: state.value }
    setSeen(next)
    sessionStorage.setItem(mark, JSON.stringify(next))
  })
  return { admitted, status, seen, trips, problem: status.problem, renew: status.refetch }
})

function lastSeen(): Seen | undefined {
  const stored = sessionStorage.getItem(mark)
  return stored === null ? undefined : (JSON.parse(stored) as Seen)
}
