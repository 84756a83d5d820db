import { listAccountEvents } from '@smithers/api-spec/client/account/account'
import type { Account as AccountFacts } from '@smithers/api-spec/client/model/account'
import { Copy } from '@smithers/ui-kit/copy'
import { read } from '@smithers/ui-kit/api/operation'
import { Time } from '@smithers/ui-kit/time'
import { For, Show } from 'solid-js'
import { gist } from '../log/window.ts'
import { Waiting } from '../table/waiting.tsx'
import { Who } from '../table/who.tsx'
import { Ban } from './ban.tsx'
import { Quota } from './quota.tsx'
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
        <span class="machine">{props.account.address}</span> <Copy text={props.account.address} of="address" />{' '}
        <a href={`/admin/log/?actor=${props.account.address}`}>What it did</a>
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
                  <Time at={event.at} clock still />
                  <span>{event.type}</span>
                  <span>
                    <Show when={event.actor !== props.account.address}>
                      by <Who of={event.actor} />{' '}
                    </Show>
                    <span class="text-mute">{gist(event.payload)}</span>
                  </span>
                </li>
              )}
            </For>
          </ol>
        </Waiting>
      </section>
    </div>
  )
}
