import { listEvents } from '@smithers/api-spec/client/event/event'
import { read } from '@smithers/ui-kit/api/operation'
import { Bars } from '@smithers/ui-kit/chart'
import { useNow } from '@smithers/ui-kit/time/now'
import { tally } from '../figures/tally.ts'

/** Sign-ins by the day, beside the accounts. */
export function SignIns() {
  const now = useNow()
  const events = read(
    () => ({}),
    (_, init) => listEvents({ limit: 1000, type: 'account.signed-in' }, init),
  )
  return (
    <>
      <h3>Sign-ins by the day</h3>
      <Bars
        label="Sign-ins on each of the last 14 days"
        points={tally(events.value()?.events.map((event) => event.at) ?? [], 'day', 14, now())}
        height={72}
      />
    </>
  )
}
