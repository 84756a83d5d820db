import type { Event } from '@smithers/api-spec/client/model/event'
import { shortAddress } from '@smithers/ui-kit/address/short'
import { Time } from '@smithers/ui-kit/time'
import { For, Show } from 'solid-js'
import { figure } from '../figures/words.ts'

/** The last few events, each leading to itself in the log. */
export function Newest(props: { rows: readonly Event[] }) {
  return (
    <Show when={props.rows.length > 0}>
      <h3>Newest in the log</h3>
      <table class="table newest">
        <caption class="heard">Newest in the log</caption>
        <thead class="heard">
          <tr>
            <th scope="col">seq</th>
            <th scope="col">type</th>
            <th scope="col">actor</th>
            <th scope="col">age</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(event) => (
              <tr>
                <th scope="row" class="end text-mute">
                  <a href={`/admin/log/?open=${event.seq}`}>{figure(event.seq)}</a>
                </th>
                <td>{event.type}</td>
                <td class="machine">{shortAddress(event.actor)}</td>
                <td class="end">
                  <Time at={event.at} still />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}
