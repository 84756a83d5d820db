import { Match, Show, Switch, createSignal } from 'solid-js'
import { decideDeviceSignIn, viewDeviceSignIn } from '@smithers/api-spec/client/auth/auth'
import { read, write } from '@smithers/ui-kit/api/operation'
import { refreshSession, useSession } from '@smithers/ui-kit/api/session'
import { shortAddress } from '@smithers/ui-kit/address/short'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { TextField } from '@smithers/ui-kit/text-field'
import { Time } from '@smithers/ui-kit/time'
import { askToSignIn } from '../../look/ask-to-sign-in.ts'
import { Again } from '../../reading/again.tsx'
import { entitle } from '../../reading/title.ts'
import { Waiting } from '../../reading/waiting.tsx'
import { letters, wholeCode } from './code-words.ts'

/**
 * Lets a device in that shows a code (RFC 8628). A link may bring the code along, but only a press decides: the page shows what
 * asks, from where and what it will be allowed.
 */
export function Device() {
  const session = useSession()
  const query = new URLSearchParams(location.search)
  const [typed, setTyped] = createSignal(letters(query.get('user_code') ?? query.get('code') ?? ''))
  const [asked, setAsked] = createSignal(wholeCode(typed()))
  entitle('Let a device in')
  const me = () => {
    const now = session()
    return now.is === 'signed-in' ? now : undefined
  }
  const unanswered = () => {
    const now = session()
    return now.is === 'problem' ? now.problem : undefined
  }
  const request = read(
    () => (me() ? asked() : undefined),
    (code, init) => viewDeviceSignIn(code, init),
  )
  const decide = write((code: string, decision: 'approve' | 'deny') => decideDeviceSignIn(code, { decision }))
  const choose = async (decision: 'approve' | 'deny') => {
    const code = asked()
    const done = code && (await decide.run(code, decision))
    if (done && done.ok) request.put(done.value)
  }
  const look = (event: Event) => {
    event.preventDefault()
    const code = wholeCode(typed())
    if (code === asked()) request.refetch()
    setAsked(code)
  }
  return (
    <div class="alone">
      <h1>Let a device in</h1>
      <Switch fallback={<Waiting lines={4} />}>
        <Match when={unanswered()}>
          {(problem) => <Again problem={problem()} onAgain={() => void refreshSession()} />}
        </Match>
        <Match when={session().is === 'nobody'}>
          <p>
            A device, such as the command line, wants to act in your name. Sign in here first; then you see what asks.
          </p>
          <Button look="first" onClick={() => void askToSignIn('To let a device in, the hub must know in whose name.')}>
            Sign in
          </Button>
        </Match>
        <Match when={me()}>
          <form class="device-code" onSubmit={look}>
            <TextField
              label="The code it shows"
              value={typed()}
              machine
              maxlength={9}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              placeholder="BCDF-GHJK"
              onInput={(text) => setTyped(letters(text))}
            />
            <Button type="submit" aria-disabled={wholeCode(typed()) ? undefined : 'true'}>
              Look
            </Button>
          </form>
          <Show when={decide.problem() ?? request.problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
          <Switch>
            <Match when={asked() && request.loading() && !request.value()}>
              <Waiting lines={4} />
            </Match>
            <Match when={asked() && !request.problem() ? request.value() : undefined}>
              {(who) => (
                <section class="asks" aria-label="What asks">
                  <dl>
                    <dt>It says it is</dt>
                    <dd class="machine">{who().client}</dd>
                    <dt>It asks from</dt>
                    <dd class="machine">{who().ip}</dd>
                    <dt>Since</dt>
                    <dd>
                      <Time at={who().createdAt} long />, until <Time at={who().expiresAt} long />
                    </dd>
                    <dt>It will act as</dt>
                    <dd>
                      <span class="machine">{shortAddress(me()?.address ?? '')}</span>, {me()?.tier}
                    </dd>
                  </dl>
                  <Switch>
                    <Match when={who().state === 'approved'}>
                      <p class="text-landed">
                        ✓ It is in. You can close this page; the session stands under “You”, where you can end it.
                      </p>
                    </Match>
                    <Match when={who().state === 'denied'}>
                      <p>× It was turned away.</p>
                    </Match>
                    <Match when={true}>
                      <p>Let it in only if you began this yourself, just now, on that device.</p>
                      <div class="reply-ways">
                        <Button look="first" busy={decide.pending()} onClick={() => void choose('approve')}>
                          Let it in
                        </Button>
                        <Button busy={decide.pending()} onClick={() => void choose('deny')}>
                          Turn it away
                        </Button>
                      </div>
                    </Match>
                  </Switch>
                </section>
              )}
            </Match>
          </Switch>
        </Match>
      </Switch>
    </div>
  )
}
