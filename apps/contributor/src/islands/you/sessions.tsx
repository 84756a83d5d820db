import { For, Match, Show, Switch, createSignal } from 'solid-js'
import type { SessionListSessionsItem } from '@smithers/api-spec/client/model/sessionListSessionsItem'
import { listSessions, revokeSession } from '@smithers/api-spec/client/session/session'
import { read, write } from '@smithers/ui-kit/api/operation'
import { sessionChanged } from '@smithers/ui-kit/api/session'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { ProblemAgain } from '@smithers/ui-kit/problem-again'
import { Time } from '@smithers/ui-kit/time'
import { Waiting } from '../../reading/waiting.tsx'
import { clientInWords } from './client-words.ts'

/** Where this account is signed in, each to be ended by itself. */
export function Sessions() {
  const sessions = read(
    () => true,
    (_, init) => listSessions({}, init),
  )
  const [asked, setAsked] = createSignal<string>()
  const revoke = write((id: string) => revokeSession(id))
  const end = async (session: SessionListSessionsItem) => {
    setAsked(session.id)
    const done = await revoke.run(session.id)
    if (!done.ok) return
    if (session.current) return sessionChanged(false)
    sessions.put(done.value)
  }
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Signed in at</h2>
      <Switch fallback={<Waiting rows lines={2} label="Loading sessions" />}>
        <Match when={sessions.problem()}>
          {(problem) => <ProblemAgain problem={problem()} onAgain={sessions.refetch} />}
        </Match>
        <Match when={sessions.value()}>
          {(list) => (
            <ul class="ruled sessions">
              <For each={list().sessions}>
                {(session) => (
                  <li>
                    <span>
                      {clientInWords(session.client)} <Show when={session.current}>{<b>this one</b>}</Show>
                    </span>
                    <span class="text-mute">
                      <span class="machine">{session.ip}</span> · used <Time at={session.lastUsedAt} long />
                    </span>
                    <Button busy={revoke.pending() && asked() === session.id} onClick={() => void end(session)}>
                      End<span class="heard"> the session of {clientInWords(session.client)}</span>
                    </Button>
                    <Show when={asked() === session.id && revoke.problem()}>
                      {(problem) => <ProblemNote problem={problem()} />}
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Match>
      </Switch>
    </section>
  )
}
