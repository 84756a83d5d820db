import { Match, Show, Switch } from 'solid-js'
import { viewAccount } from '@smithers/api-spec/client/account/account'
import { read } from '@smithers/ui-kit/api/operation'
import { problemName } from '@smithers/ui-kit/api/problem'
import { refreshSession, useSession } from '@smithers/ui-kit/api/session'
import { Button } from '@smithers/ui-kit/button'
import { Copy } from '@smithers/ui-kit/copy'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { ProblemAgain } from '@smithers/ui-kit/problem-again'
import { Time } from '@smithers/ui-kit/time'
import { askToSignIn } from '../../look/ask-to-sign-in.ts'
import { entitle } from '../../reading/title.ts'
import { Waiting } from '../../reading/waiting.tsx'
import { rememberedRepo } from '../../repo/here.ts'
import { issuesHref } from '../../repo/links.ts'
import { Drafts } from './drafts.tsx'
import { Key } from './key.tsx'
import { Limits } from './limits.tsx'
import { Sessions } from './sessions.tsx'
import { SignOut } from './sign-out.tsx'
import { TierWords } from './tier-words.tsx'

/** All that belongs to whoever sits here: address, tier and what it allows, limits, sessions, drafts, key. */
export function You() {
  const session = useSession()
  entitle('You')
  const who = () => {
    const now = session()
    return now.is === 'signed-in' ? now : undefined
  }
  const trouble = () => {
    const now = session()
    return now.is === 'problem' ? now.problem : undefined
  }
  return (
    <div class="you">
      <h1>You</h1>
      <Switch fallback={<Waiting lines={10} />}>
        <Match when={session().is === 'nobody'}>
          <div class="empty-state">
            <p>Nobody is signed in here</p>
            <p>
              Reading needs no name. To report, answer or decide, the hub must know whom it speaks with: one press, no
              e-mail, no password.
            </p>
            <p class="empty-state-ways">
              <Button look="first" onClick={() => void askToSignIn()}>
                Sign in
              </Button>
            </p>
          </div>
          <Drafts />
        </Match>
        <Match when={trouble()}>
          {(problem) => (
            <>
              <ProblemAgain problem={problem()} onAgain={() => void refreshSession()} />
              <Show when={problemName(problem()) === 'banned'}>
                <p class="text-mute">Reading stays open to you, and what you wrote here is kept on this device.</p>
                <SignOut />
                <Drafts />
              </Show>
            </>
          )}
        </Match>
        <Match when={who()}>
          {(me) => (
            <>
              <Self address={me().address} />
              <TierWords tier={me().tier} />
              <Limits />
              <Sessions />
              <Drafts />
              <Key />
            </>
          )}
        </Match>
      </Switch>
    </div>
  )
}

/** How many issues one has filed, as a way to them in the repository visited last. */
function Yours(props: { count: number }) {
  const repo = rememberedRepo()
  const words = () => `${props.count} ${props.count === 1 ? 'issue' : 'issues'}`
  return (
    <Show when={props.count > 0 && repo} fallback={words()}>
      {(here) => <a href={issuesHref(here(), 'is:all author:me')}>{words()}</a>}
    </Show>
  )
}

function Self(props: { address: string }) {
  const account = read(
    () => props.address,
    (_, init) => viewAccount('me', init),
  )
  return (
    <section class="self" aria-label="Address">
      <p class="machine">
        {props.address} <Copy text={props.address} of="your address" />
      </p>
      <p class="text-mute">
        <Show when={account.value()} fallback="One moment…">
          {(known) => (
            <>
              Here since <Time at={known().createdAt} long /> · <Yours count={known().issues} /> · {known().comments}{' '}
              {known().comments === 1 ? 'reply' : 'replies'}
            </>
          )}
        </Show>
      </p>
      <Show when={account.problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
      <SignOut />
    </section>
  )
}
