import type { Limit } from '@smithers/api-spec/client/model/limit'
import type { LimitPreview } from '@smithers/api-spec/client/model/limitPreview'
import type { LimitPreviewAccountsItem } from '@smithers/api-spec/client/model/limitPreviewAccountsItem'
import type { Read } from '@smithers/ui-kit/api/operation'
import { Bars } from '@smithers/ui-kit/chart'
import { shortAddress } from '@smithers/ui-kit/address/short'
import { For, Show } from 'solid-js'
import { figure } from '../figures/words.ts'
import { Waiting } from '../table/waiting.tsx'
import { Who } from '../table/who.tsx'
import type { Place } from './matrix.ts'

const drawn = 40
const listed = 12

/**
 * Who would have met the limit: everybody's busiest window as bars with the ceiling across, and whom it would have met as rows.
 *
 * @param props.everyone whom a limit of nothing would have met: all who did it at all
 * @param props.preview whom the limit as it is typed would have met
 */
export function Preview(props: {
  place: Place
  limit: Limit | undefined
  everyone: Read<LimitPreview>
  preview: Read<LimitPreview>
}) {
  const all = () => props.everyone.value()?.accounts ?? []
  return (
    <div class="editor-preview">
      <Waiting on={props.everyone} lines={3}>
        <Show when={props.everyone.value()?.traced} fallback={<Untraced class={props.place.class} />}>
          <p aria-live="polite">
            <Show when={props.limit && props.preview.value()} fallback={<Done place={props.place} by={all()} />}>
              {(met) => <Met by={met().accounts} />}
            </Show>
          </p>
          <Show when={all().length > 0}>
            <div>
              <h3>Each account’s busiest {props.place.window} in 30 days</h3>
              <Bars
                label={`Each account’s busiest ${props.place.window} in the last 30 days`}
                points={all()
                  .slice(0, drawn)
                  .map((one) => ({ word: shortAddress(one.address), value: one.peak }))}
                // The hub's limit counts all together, so no single bar can be held against it.
                {...(props.limit && props.place.scope !== 'hub' ? { cap: props.limit.hard } : {})}
                height={64}
              />
            </div>
          </Show>
          <Rows by={props.limit ? (props.preview.value()?.accounts ?? []) : []} window={props.place.window} />
          <p class="text-mute">Counted from what went through. What was refused, or still waits, is not in the log.</p>
        </Show>
      </Waiting>
    </div>
  )
}

function Untraced(props: { class: string }) {
  return (
    <p class="text-mute">
      The log keeps no trace of {props.class}, so whom this would have met cannot be told beforehand. What an account
      has used of it now stands beneath the account.
    </p>
  )
}

function Done(props: { place: Place; by: readonly LimitPreviewAccountsItem[] }) {
  const together = () => props.by.reduce((sum, one) => sum + one.peak, 0)
  return (
    <Show when={props.by.length > 0} fallback="In the last 30 days nobody it binds did this.">
      In the last 30 days <b>{figure(props.by.length)}</b> did this; in the busiest {props.place.window}{' '}
      {props.place.scope === 'hub' ? (
        <>
          <b>{figure(together())}</b> together
        </>
      ) : (
        <>
          one of them <b>{figure(props.by[0]?.peak ?? 0)}</b> times
        </>
      )}
      .
    </Show>
  )
}

function Met(props: { by: readonly LimitPreviewAccountsItem[] }) {
  const refused = () => props.by.filter((one) => one.effect === 'refused').length
  return (
    <Show when={props.by.length > 0} fallback="In the last 30 days it would have met nobody.">
      In the last 30 days it would have met <b>{figure(props.by.length)}</b>{' '}
      {props.by.length === 1 ? 'account' : 'accounts'}: {figure(props.by.length - refused())} warned,{' '}
      <b classList={{ 'text-loss': refused() > 0 }}>{figure(refused())} refused</b>.
    </Show>
  )
}

function Rows(props: { by: readonly LimitPreviewAccountsItem[]; window: string }) {
  return (
    <Show when={props.by.length > 0}>
      <table class="table small">
        <caption class="heard">Accounts it would have met</caption>
        <thead>
          <tr>
            <th scope="col">account</th>
            <th scope="col">tier</th>
            <th scope="col" class="end">
              busiest {props.window}
            </th>
            <th scope="col">would be</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.by.slice(0, listed)}>
            {(one) => (
              <tr>
                <th scope="row">
                  <a href={`/admin/accounts/?open=${one.address}`}>
                    <Who of={one.address} />
                  </a>
                </th>
                <td>{one.tier}</td>
                <td class="end">{figure(one.peak)}</td>
                <td classList={{ 'text-loss': one.effect === 'refused' }}>
                  {one.effect === 'refused' ? '× refused' : 'warned'}
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.by.length > listed}>
        <p class="text-mute">and {figure(props.by.length - listed)} more</p>
      </Show>
    </Show>
  )
}
