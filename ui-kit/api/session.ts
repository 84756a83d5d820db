import { createSignal } from 'solid-js'
import { bodyOf, fetcher } from '@smithers/api-spec/fetcher'
import { outcomeOf } from './answer.ts'
import type { Problem } from './problem.ts'
import { rememberSignedIn, renew, wasSignedIn } from './transport.ts'

export type Tier = 'reader' | 'contributor' | 'maintainer' | 'admin'

/**
 * Who sits at this page, as the edge knows it from the cookie. `ended`: somebody did, and did not sign out. `problem`: the edge did
 * not answer, or keeps the account out and says why (`banned`).
 */
export type Session =
  | { is: 'unknown' }
  | { is: 'nobody'; ended?: true }
  | { is: 'signed-in'; address: string; tier: Tier; id: string | null }
  | { is: 'problem'; problem: Problem }

type SessionAnswer = { signedIn: boolean; address: string | null; tier: Tier | null; id: string | null }
type Answered = { status: 200; data: SessionAnswer } | { status: 500; data: Problem }

const [session, setSession] = createSignal<Session>({ is: 'unknown' })
let asked = false
let sat = false

/** Who am I: a signal shared by the whole page. The first reader asks the edge. */
export function useSession(): () => Session {
  if (!asked) {
    asked = true
    void refreshSession()
    channel()?.addEventListener('message', ({ data }) => {
      if (data === 'left') sat = false
      void refreshSession()
    })
  }
  return session
}

const ranks: readonly Tier[] = ['reader', 'contributor', 'maintainer', 'admin']

/** Whether the session's tier reaches `tier`. The edge decides; this only hides what would be refused. */
export function reaches(session: Session, tier: Tier): boolean {
  return session.is === 'signed-in' && ranks.indexOf(session.tier) >= ranks.indexOf(tier)
}

/** Asks the edge again, renewing an access cookie that ran out. */
export async function refreshSession(): Promise<void> {
  const sentAt = Date.now()
  let outcome = await ask()
  if (outcome.ok && !outcome.value.signedIn && wasSignedIn()) {
    const renewal = await renew(sentAt)
    if (renewal.is === 'renewed') outcome = await ask()
    if (renewal.is === 'refused') outcome = await outcomeOf(() => readRefusal(renewal.answer))
  }
  if (!outcome.ok) return void setSession({ is: 'problem', problem: outcome.problem })
  const { signedIn, address, tier, id } = outcome.value
  rememberSignedIn(signedIn)
  sat ||= signedIn
  if (signedIn && address && tier) setSession({ is: 'signed-in', address, tier, id })
  else setSession(sat ? { is: 'nobody', ended: true } : { is: 'nobody' })
}

/** Tells this page and every other tab that somebody signed in or out. */
export async function sessionChanged(signedIn: boolean): Promise<void> {
  rememberSignedIn(signedIn)
  if (!signedIn) sat = false
  channel()?.postMessage(signedIn ? 'changed' : 'left')
  await refreshSession()
}

async function readRefusal(answer: Response): Promise<Answered> {
  return { status: 500, data: (await bodyOf(answer)) as Problem }
}

function ask() {
  return outcomeOf(() => fetcher<Answered>('/api/auth/session', { method: 'GET' }))
}

let open: BroadcastChannel | undefined
function channel(): BroadcastChannel | undefined {
  open ??= typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('smithers:session')
  return open
}
