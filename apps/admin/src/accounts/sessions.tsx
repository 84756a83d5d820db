import type { SessionListSessionsItem } from '@smithers/api-spec/client/model/sessionListSessionsItem'
import { listSessions, revokeSession } from '@smithers/api-spec/client/session/session'
import { read, write } from '@smithers/ui-kit/api/operation'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { Time } from '@smithers/ui-kit/time'
import { For, Show } from 'solid-js'
import { Waiting } from '../table/waiting.tsx'
import { clientWord } from './client-word.ts'

/** Where an account is signed in, each place with its end. */
export function Sessions(props: { address: string }) {
  const sessions = read(
    () => ({ address: props.address }),
    (params, init) => listSessions(params, init),
  )
  const revoke = write((id: string) => revokeSession(id))
  const end = async (session: SessionListSessionsItem) => {
    const outcome = await revoke.run(session.id)
    if (outcome.ok)
      sessions.put({ sessions: (sessions.value()?.sessions ?? []).filter((one) => one.id !== session.id) })
  }
  return (
    <section>
      <h3>Sessions</h3>
      <Show when={revoke.problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
      <Waiting on={sessions} lines={2}>
        <Show when={sessions.value()?.sessions.length} fallback={<p class="text-mute">Signed in nowhere.</p>}>
          <table class="table small">
            <caption class="heard">Sessions</caption>
            <thead>
              <tr>
                <th scope="col">where</th>
                <th scope="col">network address</th>
                <th scope="col" class="end">
                  last used
                </th>
                <th scope="col" class="end spare">
                  ends
                </th>
                <th scope="col" class="end">
                  <span class="heard">end it</span>
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={sessions.value()?.sessions}>
                {(session) => (
                  <tr>
                    <th scope="row">
                      <span title={session.client}>{clientWord(session.client)}</span>
                      {session.current ? ' (this one)' : ''}
                    </th>
                    <td class="machine">{session.ip}</td>
                    <td class="end">
                      <Time at={session.lastUsedAt} />
                    </td>
                    <td class="end spare">
                      <Time at={session.expiresAt} />
                    </td>
                    <td class="end">
                      <Button
                        look="bare"
                        aria-label={`End session: ${clientWord(session.client)}, ${session.ip}`}
                        onClick={() => void end(session)}
                      >
                        End
                      </Button>
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </Show>
      </Waiting>
    </section>
  )
}
