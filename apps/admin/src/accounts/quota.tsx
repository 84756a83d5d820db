import { listAccountLimits } from '@smithers/api-spec/client/account/account'
import type { QuotaLimitsItem } from '@smithers/api-spec/client/model/quotaLimitsItem'
import { read } from '@smithers/ui-kit/api/operation'
import { Time } from '@smithers/ui-kit/time'
import { For, Show } from 'solid-js'
import { figure } from '../figures/words.ts'
import { type Place, placeWord } from '../limits/matrix.ts'
import { Share } from '../table/share.tsx'
import { Waiting } from '../table/waiting.tsx'

const editorOf = (place: Place) => `/admin/limits/?edit=${encodeURIComponent(placeWord(place))}`

/** Every limit that binds an account, with what is used of it now. */
export function Quota(props: { address: string }) {
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
                  soft
                </th>
                <th scope="col" class="end">
                  hard
                </th>
                <th scope="col">
                  <span class="heard">state</span>
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
                    <td>
                      <a href={editorOf(limit)}>{limit.scope.startsWith('account:') ? 'its own' : limit.scope}</a>
                    </td>
                    <td class="end">{figure(limit.used)}</td>
                    <td class="end">{figure(limit.soft)}</td>
                    <td class="end">{figure(limit.hard)}</td>
                    <td class="wide">
                      <Fill limit={limit} />
                    </td>
                    <td class="end">
                      <Time at={limit.resetAt} clock still />
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

/* How full a limit is, and in a word what that means now. */
function Fill(props: { limit: Pick<QuotaLimitsItem, 'used' | 'soft' | 'hard' | 'class'> }) {
  const word = () => {
    const { used, soft, hard, class: kind } = props.limit
    if (used >= hard) return 'refused'
    if (used < soft) return ''
    return kind === 'issue-creation' ? 'queues' : 'warned'
  }
  return (
    <span class="fill">
      <Share of={Math.min(props.limit.used, props.limit.hard)} most={props.limit.hard} />
      <span classList={{ 'text-loss': word() === 'refused' }}>{word() === 'refused' ? '× refused' : word()}</span>
    </span>
  )
}
