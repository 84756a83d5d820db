import { createSignal, lazy, Match, onCleanup, onMount, Show, Suspense, Switch } from 'solid-js'
import { fetcher } from '@smithers/api-spec/fetcher'
import { outcomeOf } from '../api/answer.ts'
import type { Problem } from '../api/problem.ts'
import { type Session, sessionChanged, useSession } from '../api/session.ts'
import { Address } from '../address/address.tsx'
import { shortAddress } from '../address/short.ts'
import { ProblemNote } from '../problem/problem.tsx'

const SignIn = lazy(() => import('./sign-in.tsx').then((part) => ({ default: part.SignIn })))

type Ended = { status: 200; data: unknown } | { status: 500; data: Problem }
type Known = Extract<Session, { is: 'signed-in' }>

const [asking, setAsking] = createSignal<{ why?: string }>()

/** Opens the sign-in dialog from anywhere on a page that holds `Account`; `why` says what needs it. */
export function askToSignIn(why?: string): void {
  setAsking(why === undefined ? {} : { why })
}

/**
 * Who one is, at the end of the bar: "Sign in", or the address with what belongs to it. The dialog is loaded when it opens.
 *
 * @param props.you where the reader's own page is
 */
export function Account(props: { you?: string }) {
  const session = useSession()
  return (
    <>
      <Switch fallback={<span class="account-place" aria-hidden="true" />}>
        <Match when={session().is === 'nobody' || session().is === 'problem'}>
          <button type="button" class="account-place" onClick={() => askToSignIn()}>
            Sign in
          </button>
        </Match>
        <Match when={known(session())}>{(mine) => <Mine session={mine()} you={props.you ?? '/you'} />}</Match>
      </Switch>
      <Show when={asking()}>
        {(asked) => (
          <Suspense>
            <SignIn {...asked()} onClose={() => setAsking()} />
          </Suspense>
        )}
      </Show>
    </>
  )
}

function Mine(props: { session: Known; you: string }) {
  const [problem, setProblem] = createSignal<Problem>()
  let details: HTMLDetailsElement | undefined
  const close = (event: Event) => {
    const escape = event instanceof KeyboardEvent && event.key === 'Escape'
    const outside = event.type === 'pointerdown' && !details?.contains(event.target as Node)
    if (!details?.open || !(escape || outside)) return
    details.open = false
    if (escape) {
      event.preventDefault()
      details.querySelector('summary')?.focus()
    }
  }
  onMount(() => {
    for (const type of ['keydown', 'pointerdown']) document.addEventListener(type, close)
  })
  onCleanup(() => {
    for (const type of ['keydown', 'pointerdown']) document.removeEventListener(type, close)
  })
  const leave = async () => {
    const done = await outcomeOf(() =>
      fetcher<Ended>('/api/auth/sign-out', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    )
    if (done.ok) await sessionChanged(false)
    else setProblem(done.problem)
  }
  return (
    <details class="account" ref={details}>
      <summary class="account-place">
        <span class="machine">{shortAddress(props.session.address)}</span>
        <span class="heard">, your account</span>
      </summary>
      <div class="account-sheet">
        <p>
          <Address of={props.session.address} />
          <span class="text-mute"> · {props.session.tier}</span>
        </p>
        <ul>
          <li>
            <a class="quiet" href={props.you}>
              You: limits, drafts, your key
            </a>
          </li>
          <li>
            <a class="quiet" href={`${props.you}#sessions`}>
              Sessions
            </a>
          </li>
          <li>
            <button type="button" onClick={() => void leave()}>
              Sign out
            </button>
          </li>
        </ul>
        <Show when={problem()}>{(what) => <ProblemNote problem={what()} />}</Show>
      </div>
    </details>
  )
}

function known(session: Session): Known | undefined {
  return session.is === 'signed-in' ? session : undefined
}
