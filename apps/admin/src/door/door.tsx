import { reaches, refreshSession, type Session, useSession } from '@smithers/ui-kit/api/session'
import { ProblemAgain } from '@smithers/ui-kit/problem-again'
import { type JSX, Match, Show, Switch } from 'solid-js'
import { WayIn } from '@smithers/ui-kit/wallet/way-in'

type Known = Extract<Session, { is: 'signed-in' }>

/**
 * Who may come in: admins. Everybody else learns why not, and where their own room is.
 *
 * @param props.children the room, given who came in
 */
export function Door(props: { children: (me: Known) => JSX.Element }) {
  const session = useSession()
  const known = () => {
    const now = session()
    return now.is === 'signed-in' ? now : undefined
  }
  const trouble = () => {
    const now = session()
    return now.is === 'problem' ? now.problem : undefined
  }
  return (
    <Switch fallback={<Threshold title="The console" busy />}>
      <Match when={session().is === 'nobody'}>
        <Threshold title="The console">
          <p>Accounts, limits, the log and the health of this hub. Sign in as an admin to see them.</p>
          <p class="door-ways">
            <WayIn />
            <a href="/">Read without signing in</a>
          </p>
        </Threshold>
      </Match>
      <Match when={trouble()}>
        {(problem) => (
          <Threshold title="The console">
            <ProblemAgain problem={problem()} onAgain={() => void refreshSession()} />
            <p class="door-ways">
              <a href="/you">Your own page</a>
              <a href="/">Read without signing in</a>
            </p>
          </Threshold>
        )}
      </Match>
      <Match when={known()}>
        {(me) => (
          <Show when={reaches(me(), 'admin')} fallback={<NotYours tier={me().tier} />}>
            {props.children(me())}
          </Show>
        )}
      </Match>
    </Switch>
  )
}

function NotYours(props: { tier: string }) {
  return (
    <Threshold title="This room is for admins">
      <p>
        Your tier on this hub is <b>{props.tier}</b>. What happens here is in the hands of its admins; one of them can
        raise your tier.
      </p>
      <p class="door-ways">
        <a class="button button-first" href={props.tier === 'maintainer' ? '/maintainer/' : '/'}>
          {props.tier === 'maintainer' ? 'Go to your inbox' : 'Go to the reading room'}
        </a>
        <a href="/you">What your tier allows</a>
      </p>
    </Threshold>
  )
}

function Threshold(props: { title: string; busy?: boolean; children?: JSX.Element }) {
  return (
    <div class="door" aria-busy={props.busy ? 'true' : undefined}>
      <h2>{props.title}</h2>
      {props.children}
    </div>
  )
}
