import { viewHubStatus } from '@smithers/api-spec/client/hub/hub'
import type { HubStatus } from '@smithers/api-spec/client/model/hubStatus'
import { read } from '@smithers/ui-kit/api/operation'
import { reaches, useSession } from '@smithers/ui-kit/api/session'
import { useNow } from '@smithers/ui-kit/time/now'
import { createEffect, createMemo, createRoot, createSignal } from 'solid-js'

const mark = 'smithers:admin:status'

type Seen = { at: number; status: HubStatus }

/** The hub's state, one for the page: asked every 20 s, with the last answer kept for when the hub does not answer. */
export const hubNow = createRoot(() => {
  const session = useSession()
  const now = useNow()
  const admitted = createMemo(() => reaches(session(), 'admin'))
  const status = read(
    () => (admitted() ? { tick: now() } : undefined),
    (_, init) => viewHubStatus(init),
  )
  const [seen, setSeen] = createSignal<Seen | undefined>(lastSeen())
  createEffect(() => {
    const state = status.state()
    if (state.is !== 'ready') return
    const next = { at: Date.now(), status: state.value }
    setSeen(next)
    sessionStorage.setItem(mark, JSON.stringify(next))
  })
  return { admitted, status, seen, problem: status.problem, renew: status.refetch }
})

function lastSeen(): Seen | undefined {
  const stored = sessionStorage.getItem(mark)
  return stored === null ? undefined : (JSON.parse(stored) as Seen)
}
