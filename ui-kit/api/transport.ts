/** How requests leave a page: same origin, cookies along, and one renewal of an access cookie that ran out. */
import { sendWith } from '@smithers/api-spec/fetcher'

sendWith(async (path, init) => {
  const sentAt = Date.now()
  const answer = await send(path, init)
  if (answer.status !== 401 || path.startsWith('/api/auth/') || !wasSignedIn()) return answer
  return (await renew(sentAt)).is === 'renewed' ? send(path, init) : answer
})

function send(path: string, init: RequestInit): Promise<Response> {
  return fetch(path, { credentials: 'same-origin', ...init })
}

const mark = 'smithers:signed-in'

/** Whether this browser has signed in and not out: without it a 401 is final and no renewal is tried. */
export function wasSignedIn(): boolean {
  return localStorage.getItem(mark) !== null
}

/** Remembers, for all tabs, that there is a session to renew. Holds no secret. */
export function rememberSignedIn(yes: boolean): void {
  if (yes) localStorage.setItem(mark, String(Date.now()))
  else localStorage.removeItem(mark)
}

/** `refused`: the edge knows the session and says why it may not go on, as it does to a banned account. */
export type Renewal = { is: 'renewed' } | { is: 'ended' } | { is: 'refused'; answer: Response }

/**
 * Renews the access cookie under a lock that all tabs share, so that one refresh token is spent once.
 * Whoever finds that the session was renewed after their request left does not renew it again.
 *
 * @param sentAt when the refused request left, in milliseconds since 1970; now when absent, which renews in any case
 */
export async function renew(sentAt = Date.now()): Promise<Renewal> {
  return await navigator.locks.request('smithers:renew', async (): Promise<Renewal> => {
    if (Number(localStorage.getItem(mark) ?? 0) > sentAt) return { is: 'renewed' }
    const answer = await send('/api/auth/refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    // 409 is a race another tab won: its new cookie is already ours. Trouble (429, 5xx) is no sign-out.
    if (answer.ok || answer.status === 409) {
      rememberSignedIn(true)
      return { is: 'renewed' }
    }
    // Not forgotten: a ban may be lifted, and until then every page says why.
    if (answer.status === 403) return { is: 'refused', answer }
    if (answer.status === 401) rememberSignedIn(false)
    return { is: 'ended' }
  })
}
