import { Match, Show, Switch } from 'solid-js'
import { claimHub, viewHub } from '@smithers/api-spec/client/hub/hub'
import { read, write } from '@smithers/ui-kit/api/operation'
import { refreshSession, useSession } from '@smithers/ui-kit/api/session'
import { renew } from '@smithers/ui-kit/api/transport'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { askToSignIn } from '../../look/ask-to-sign-in.ts'
import { Again } from '../../reading/again.tsx'
import { entitle } from '../../reading/title.ts'
import { Waiting } from '../../reading/waiting.tsx'

/** Makes whoever holds the link that the hub printed at its first start its first admin. */
export function Claim() {
  const session = useSession()
  const token = new URLSearchParams(location.search).get('token') ?? ''
  entitle('Become the admin')
  const hub = read(
    () => true,
    (_, init) => viewHub(init),
  )
  const claim = write((words: string) => claimHub({ token: words }))
  const submit = async () => {
    if (session().is !== 'signed-in' && !(await askToSignIn('The first admin needs a name. One press makes one.')))
      return
    const done = await claim.run(token)
    if (!done.ok) return
    // The link works once: it leaves the address bar and the history. The new tier comes with a new token.
    history.replaceState(null, '', '/claim')
    await renew()
    await refreshSession()
  }
  return (
    <div class="alone">
      <h1>Become the admin</h1>
      <Switch fallback={<Show when={!hub.problem()}>{<Waiting lines={4} />}</Show>}>
        <Match when={claim.value()}>
          <p class="text-landed">✓ This hub is yours.</p>
          <p>You set tiers and limits, see every account and part, and answer for what happens here.</p>
          <p>
            <a class="button button-first" href="/admin/">
              To the console
            </a>
          </p>
        </Match>
        <Match when={hub.value()?.claimed}>
          <p>Somebody is admin of this hub already. They can raise your tier.</p>
          <p>
            <a class="button" href="/">
              To the first page
            </a>
          </p>
        </Match>
        <Match when={token === ''}>
          <p>This page wants the link that the hub printed when it was first started. It looks like this:</p>
          <p>
            <code>{location.origin}/claim?token=…</code>
          </p>
        </Match>
        <Match when={hub.value()}>
          <p>This hub has no admin yet. Whoever holds this link becomes the first, once.</p>
          <p>
            <Button look="first" busy={claim.pending()} onClick={() => void submit()}>
              {session().is === 'signed-in' ? 'Become the admin' : 'Sign in and become the admin'}
            </Button>
          </p>
        </Match>
      </Switch>
      <Show when={claim.problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
      <Show when={hub.problem()}>{(problem) => <Again problem={problem()} onAgain={hub.refetch} />}</Show>
    </div>
  )
}
