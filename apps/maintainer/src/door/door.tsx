import { reaches, refreshSession, type Session, useSession } from '@smithers/ui-kit/api/session'
import { problemName } from '@smithers/ui-kit/api/problem'
import { ProblemAgain } from '@smithers/ui-kit/problem-again'
import { createMemo, type JSX, Match, Show, Switch } from 'solid-js'
import { Account } from '@smithers/ui-kit/wallet/account'
import { WayIn } from '@smithers/ui-kit/wallet/way-in'

type Known = Extract<Session, { is: 'signed-in' }>

/**
 * Who may come in: maintainers and admins. Everybody else learns why not, and where their own room is.
 *
 * @param props.children the room, given who came in
 */
export function Door(props: { children: (me: Known) => JSX.Element }) {
  const session = useSession()
  /* Whoever came in stays in while the hub is away or the session ran out: the work lies where it lay. */
  const inside = createMemo<Known | undefined>((before) => {
    const now = session()
    if (now.is === 'signed-in') return before && alike(before, now) ? before : now
    const shutOut = now.is === 'problem' && problemName(now.problem) === 'banned'
    return shutOut || (now.is === 'nobody' && !now.ended) ? undefined : before
  })
  const trouble = () => {
    const now = session()
    return now.is === 'problem' ? now.problem : undefined
  }
  return (
    <Switch fallback={<Threshold title="The maintainers’ inbox" busy />}>
      <Match when={inside()} keyed>
        {(me) => (
          <Show when={reaches(me, 'maintainer')} fallback={<NotYours tier={me.tier} />}>
            {props.children(me)}
            <Show when={session().is === 'nobody'}>
              <Ended />
            </Show>
          </Show>
        )}
      </Match>
      <Match when={session().is === 'nobody'}>
        <Threshold title="The maintainers’ inbox">
          <p>
            Here maintainers decide what the hub suggests: duplicates, labels, missing reproductions. Sign in to see
            what waits.
          </p>
          <p class="door-ways">
            <WayIn />
            <a href="/">Read without signing in</a>
          </p>
        </Threshold>
      </Match>
      <Match when={trouble()}>
        {(problem) => (
          <Threshold title="The maintainers’ inbox">
            <ProblemAgain problem={problem()} onAgain={() => void refreshSession()} />
            <p class="door-ways">
              <a href="/you">Your own page</a>
              <a href="/">Read without signing in</a>
            </p>
          </Threshold>
        )}
      </Match>
    </Switch>
  )
}

/* Same person, same tier: a renewed session changes nothing for the work under way. */
function alike(one: Known, other: Known): boolean {
  return one.address === other.address && one.tier === other.tier
}

function Ended() {
  return (
    <div class="door-ended" role="alert">
      <p>
        <b>Your session has ended.</b> What you see stays; nothing is decided before you sign in again.
      </p>
      <WayIn />
    </div>
  )
}

function NotYours(props: { tier: string }) {
  return (
    <Threshold title="This room is for maintainers">
      <p>
        Your tier on this hub is <b>{props.tier}</b>, so there is nothing here for you to decide. An admin can raise it.
      </p>
      <p class="door-ways">
        <a class="button button-first" href="/">
          Go to your own room
        </a>
        <a href="/you">What your tier allows</a>
        <Account />
      </p>
    </Threshold>
  )
}

function Threshold(props: { title: string; busy?: boolean; children?: JSX.Element }) {
  return (
    <main class="door" id="main" aria-busy={props.busy ? 'true' : undefined}>
      <h1>{props.title}</h1>
      {props.children}
    </main>
  )
}
