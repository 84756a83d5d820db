import { listAccountEvents, listAccountLimits } from '@smithers/api-spec/client/account/account'
import type { Account as AccountFacts } from '@smithers/api-spec/client/model/account'
import { Copy } from '@smithers/ui-kit/copy'
import { read } from '@smithers/ui-kit/api/operation'
import { Time } from '@smithers/ui-kit/time'
import { For, Show } from 'solid-js'
import { gist } from '../log/window.ts'
import { Waiting } from '../table/waiting.tsx'
import { Ban } from './ban.tsx'
import { Sessions } from './sessions.tsx'
import { TierChange } from './tier-change.tsx'

/** One account beneath its row: tier, ban, sessions, what is left of its limits, and its history from the log. */
export function Account(props: { account: AccountFacts; onChange: (account: AccountFacts) => void }) {
  const events = read(
    () => ({ address: props.account.address, epoch: props.account.epoch, banned: props.account.banned }),
    ({ address }, init) => listAccountEvents(address, init),
  )
  return (
    <div class="beneath">
      <p class="beneath-head">
        <span class="machine">{props.account.address}</span> <Copy text={props.account.address} of="address" />
      </p>
      <div class="beneath-acts">
        <TierChange account={props.account} onChange={props.onChange} />
        <Ban account={props.account} onChange={props.onChange} />
      </div>
      <Sessions address={props.account.address} />
      <Quota address={props.account.address} />
      <section>
        <h3>History</h3>
        <Waiting on={events} lines={3}>
          <ol class="history">
            <For each={events.value()?.events.toReversed()}>
              {(event) => (
                <li>
                  <a class="figures" href={`/admin/log/?open=${event.seq}`}>
                    {event.seq}
                  </a>
                  <Time at={event.at} long />
                  <span>{event.type}</span>
                  <span class="text-mute">{gist(event.payload)}</span>
                </li>
              )}
            </For>
          </ol>
        </Waiting>
      </section>
    </div>
  )
}

function Quota(props: { address: string }) {
  const quota = read(
    () => ({ address: props.address }),
    ({ address }, init) => listAccountLimits(address, init),
  )
  return (
    <section>
      <h3>Limits on it now</h3>
      <Waiting on={quota} lines={2}>
        <Show when={quota.value()?.limits.length} fallback={<p class="text-mute">None binds it.</p>}>
          <table class="table small">
            <caption class="heard">Limits on this account</caption>
            <thead>
              <tr>
                <th scope="col">what</th>
                <th scope="col">by</th>
                <th scope="col" class="end">
                  used
                </th>
                <th scope="col" class="end">
                  warns from
                </th>
                <th scope="col" class="end">
                  refuses from
                </th>
                <th scope="col" class="end">
                  resets
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={quota.value()?.limits}>
                {(limit) => (
                  <tr>
                    <th scope="row">
                      {limit.class} per {limit.window}
                    </th>
                    <td>{limit.scope.startsWith('account:') ? 'itself' : limit.scope}</td>
                    <td class="end" classList={{ 'text-loss': limit.used >= limit.hard }}>
                      {limit.used}
                    </td>
                    <td class="end">{limit.soft}</td>
                    <td class="end">{limit.hard}</td>
                    <td class="end">
                      <Time at={limit.resetAt} />
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
