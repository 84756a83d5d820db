import { listEvents } from '@smithers/api-spec/client/event/event'
import { read } from '@smithers/ui-kit/api/operation'
import { Bars } from '@smithers/ui-kit/chart'
import { useNow } from '@smithers/ui-kit/time/now'
import { createMemo, Show } from 'solid-js'
import { course } from '../figures/tally.ts'

const newest = 1000

/** Sign-ins over time, beside the accounts. */
export function SignIns() {
  const now = useNow()
  const events = read(
    () => ({}),
    (_, init) => listEvents({ limit: newest, type: 'account.signed-in' }, init),
  )
  const seen = createMemo(() => {
    const moments = events.value()?.events.map((event) => event.at)
    return moments && course(moments, ['day', 14], now(), moments.length < newest)
  })
  return (
    <Show when={seen()}>
      {(signIns) => (
        <>
          <h3>Sign-ins by the {signIns().by}</h3>
          <Bars label={`Sign-ins by the ${signIns().by}`} points={signIns().points} height={72} />
        </>
      )}
    </Show>
  )
}
