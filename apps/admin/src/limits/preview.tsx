import type { Limit } from '@smithers/api-spec/client/model/limit'
import type { LimitPreview } from '@smithers/api-spec/client/model/limitPreview'
import { Address } from '@smithers/ui-kit/address'
import type { Read } from '@smithers/ui-kit/api/operation'
import { Bars } from '@smithers/ui-kit/chart'
import { shortAddress } from '@smithers/ui-kit/address/short'
import { For, Show } from 'solid-js'
import { Waiting } from '../table/waiting.tsx'

const shown = 12

/** Who would have met the limit: a bar for each account's busiest window, the ceiling drawn across, and the same as rows. */
export function Preview(props: { limit: Limit | undefined; preview: Read<LimitPreview> }) {
  const hit = () => props.preview.value()?.accounts ?? []
  const refused = () => hit().filter((one) => one.effect === 'refused').length
  return (
    <div class="editor-preview" aria-live="polite">
      <Show
        when={props.limit}
        fallback={<p class="text-mute">Two figures, and here stands whom they would have met in the last 30 days.</p>}
      >
        {(limit) => (
          <Waiting on={props.preview} lines={3}>
            <p>
              <Show when={hit().length > 0} fallback="In the last 30 days it would have met nobody.">
                In the last 30 days it would have met <b>{hit().length}</b>{' '}
                {hit().length === 1 ? 'account' : 'accounts'}: {hit().length - refused()} warned,{' '}
                <b classList={{ 'text-loss': refused() > 0 }}>{refused()} refused</b>.
              </Show>
            </p>
            <Show when={hit().length > 0}>
              <Bars
                label="Each account’s busiest window in the last 30 days"
                points={hit()
                  .slice(0, 40)
                  .map((one) => ({ word: shortAddress(one.address), value: one.peak }))}
                cap={limit().hard}
                height={64}
              />
              <table class="table small">
                <caption class="heard">Accounts it would have met</caption>
                <thead>
                  <tr>
                    <th scope="col">account</th>
                    <th scope="col">tier</th>
                    <th scope="col" class="end">
                      busiest {limit().window}
                    </th>
                    <th scope="col">would be</th>
                  </tr>
                </thead>
                <tbody>
                  <For each={hit().slice(0, shown)}>
                    {(one) => (
                      <tr>
                        <th scope="row">
                          <Address of={one.address} still />
                        </th>
                        <td>{one.tier}</td>
                        <td class="end">{one.peak}</td>
                        <td classList={{ 'text-loss': one.effect === 'refused' }}>
                          {one.effect === 'refused' ? '× refused' : 'warned'}
                        </td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
              <Show when={hit().length > shown}>
                <p class="text-mute">and {hit().length - shown} more</p>
              </Show>
            </Show>
          </Waiting>
        )}
      </Show>
    </div>
  )
}
