import { Match, Show, Switch } from 'solid-js'
import { render } from 'solid-js/web'
import { shortAddress } from '@smithers/ui-kit/address/short'
import { fetcher } from '@smithers/api-spec/fetcher'
import { outcomeOf } from '@smithers/ui-kit/api/answer'
import { problemName } from '@smithers/ui-kit/api/problem'
import { reaches, refreshSession, sessionChanged, useSession, type Session } from '@smithers/ui-kit/api/session'
import { rememberedRepo } from '../repo/here.ts'
import { issuesHref } from '../repo/links.ts'
import { askToSignIn } from './ask-to-sign-in.ts'

/** Shows, in place of what stands there, who sits here. @param open whether its menu is wanted at once */
export function showAccount(place: HTMLElement, open: boolean): void {
  place.replaceChildren()
  render(() => <Account open={open} />, place)
}

/** A way in, or the address with what hangs on it. */
function Account(props: { open: boolean }) {
  const session = useSession()
  const member = () => {
    const now = session()
    return now.is === 'signed-in' ? now : undefined
  }
  return (
    <Switch>
      <Match when={session().is === 'nobody'}>
        <button type="button" class="button button-bare" onClick={() => void askToSignIn()}>
          Sign in
        </button>
      </Match>
      <Match when={isBanned(session())}>
        <a class="button button-bare text-loss" href="/you">
          Banned
        </a>
      </Match>
      <Match when={session().is === 'problem'}>
        <button type="button" class="button button-bare" onClick={() => void refreshSession()}>
          No answer, try again
        </button>
      </Match>
      <Match when={member()}>
        {(who) => (
          <>
            <button type="button" class="me" popovertarget="me">
              <i aria-hidden="true" />
              <span class="machine">{shortAddress(who().address)}</span>
              <span class="heard">, your account</span>
            </button>
            <div
              id="me"
              class="me-menu"
              popover="auto"
              ref={(menu) => {
                if (props.open) requestAnimationFrame(() => menu.isConnected && menu.showPopover())
              }}
            >
              <p class="text-mute">
                <span class="machine">{shortAddress(who().address)}</span> · {who().tier}
              </p>
              <ul>
                <li>
                  <a href="/you">You: limits, sessions, key</a>
                </li>
                <Show when={rememberedRepo()}>
                  {(repo) => (
                    <li>
                      <a href={issuesHref(repo(), 'is:all author:me')}>Your issues</a>
                    </li>
                  )}
                </Show>
                <Show when={reaches(who(), 'maintainer')}>
                  <li>
                    <a href="/maintainer/">Maintainer’s inbox</a>
                  </li>
                </Show>
                <Show when={reaches(who(), 'admin')}>
                  <li>
                    <a href="/admin/">Admin’s console</a>
                  </li>
                </Show>
              </ul>
              <button type="button" class="button" onClick={() => void leaveHub()}>
                Sign out
              </button>
            </div>
          </>
        )}
      </Match>
    </Switch>
  )
}

function isBanned(session: Session): boolean {
  return session.is === 'problem' && problemName(session.problem) === 'banned'
}

async function leaveHub(): Promise<void> {
  const ended = await outcomeOf(() =>
    fetcher<{ status: 200; data: unknown }>('/api/auth/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }),
  )
  // Without an answer the session still lives: the bar then says so by asking again.
  await (ended.ok ? sessionChanged(false) : refreshSession())
}
