import { Show } from 'solid-js'
import { listAccountLimits } from '@smithers/api-spec/client/account/account'
import { read } from '@smithers/ui-kit/api/operation'
import { Time } from '@smithers/ui-kit/time'

/** How many issues one may still file, told before it bites. */
export function Left() {
  const quota = read(
    () => true,
    (_, init) => listAccountLimits('me', init),
  )
  const tightest = () =>
    quota
      .value()
      ?.limits.filter((limit) => limit.class === 'issue-creation')
      .toSorted((a, b) => a.hard - a.used - (b.hard - b.used))[0]
  return (
    <Show when={tightest()}>
      {(limit) => (
        <span class="text-mute figures">
          <Show
            when={limit().hard > limit().used}
            fallback={
              <>
                None left this {limit().window}; again <Time at={limit().resetAt} long />
              </>
            }
          >
            {limit().hard - limit().used} more this {limit().window}
            <Show when={limit().used >= limit().soft}>; yours will wait in a short queue</Show>
          </Show>
        </span>
      )}
    </Show>
  )
}
