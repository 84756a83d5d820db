import { Match, Show, Switch } from 'solid-js'
import { render } from 'solid-js/web'
import { shortAddress } from '@smithers/ui-kit/address/short'
import { reaches, refreshSession, useSession } from '@smithers/ui-kit/api/session'
import { askToSignIn } from './ask-to-sign-in.ts'

/** Shows, in place of what stands there, who sits here. */
export function showAccount(place: HTMLElement): void {
  place.replaceChildren()
  render(() => <Account />, place)
}

/** A way in, or the address with what hangs on it. */
function Account() {
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
      <Match when={session().is === 'problem'}>
        <button type="button" class="button button-bare" onClick={() => void refreshSession()}>
          No answer, try again
        </button>
      </Match>
      <Match when={member()}>
        {(who) => (
          <>
            <button
              type="button"
              class="account"
              attr:popovertarget="account-menu"
              aria-label={`Account ${who().address}`}
            >
              <i aria-hidden="true" />
              <span class="machine">{shortAddress(who().address)}</span>
            </button>
            <div id="account-menu" class="menu account-menu" popover="auto">
              <p class="text-mute">
                <span class="machine">{shortAddress(who().address)}</span> · {who().tier}
              </p>
              <ul>
                <li>
                  <a href="/you">You: limits, sessions, key</a>
                </li>
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
            </div>
          </>
        )}
      </Match>
    </Switch>
  )
}
