import { Match, Show, Switch } from 'solid-js'
import { viewAccount } from '@smithers/api-spec/client/account/account'
import { signOut } from '@smithers/api-spec/client/auth/auth'
import { read, write } from '@smithers/ui-kit/api/operation'
import { refreshSession, sessionChanged, useSession } from '@smithers/ui-kit/api/session'
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
import { TierWords } from './tier-words.tsx'

/** All that belongs to whoever sits here: address, tier and what it allows, limits, sessions, drafts, key. */
export function You() {
  const session = useSession()
  entitle('You')
  const who = () => {
    const now = session()
    return now.is === 'signed-in' ? now : undefined
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
        <Match when={session().is === 'problem' && session()}>
          {(now) => (
            <ProblemAgain
              problem={(now() as Extract<ReturnType<typeof session>, { is: 'problem' }>).problem}
              onAgain={() => void refreshSession()}
            />
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
  const leave = write(() => signOut({}))
  const end = async () => {
    const done = await leave.run()
    if (done.ok) await sessionChanged(false)
  }
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
      <Show when={account.problem() ?? leave.problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
      <p>
        <Button busy={leave.pending()} onClick={() => void end()}>
          Sign out
        </Button>
      </p>
    </section>
  )
}
