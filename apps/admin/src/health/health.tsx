import { rebuildHub } from '@smithers/api-spec/client/hub/hub'
import type { HubStatusPartsItem } from '@smithers/api-spec/client/model/hubStatusPartsItem'
import { write } from '@smithers/ui-kit/api/operation'
import { problemName } from '@smithers/ui-kit/api/problem'
import { Button } from '@smithers/ui-kit/button'
import { Bars } from '@smithers/ui-kit/chart'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { State } from '@smithers/ui-kit/state'
import { Time } from '@smithers/ui-kit/time'
import { useNow } from '@smithers/ui-kit/time/now'
import { clock } from '@smithers/ui-kit/time/relative'
import { Show } from 'solid-js'
import { bytes, figure, lasting } from '../figures/words.ts'
import { hubNow } from '../frame/status.ts'
import { type Column, Ledger } from '../table/ledger.tsx'
import { Section } from '../table/section.tsx'
import { Waiting } from '../table/waiting.tsx'
import { partsNow } from './parts.ts'

/** Every part with its state; it also stands, and says what still works, while parts are down. */
export function Health() {
  const parts = () => partsNow(hubNow.seen()?.status.parts ?? [], hubNow.problem() && problemName(hubNow.problem()!))
  return (
    <>
      <Section
        title="Parts"
        plot={
          <>
            <Facts />
            <Trips />
          </>
        }
      >
        <Show when={hubNow.problem()}>
          {(problem) => (
            <div class="waiting">
              <ProblemNote problem={problem()}>
                <Button onClick={hubNow.renew}>Ask again</Button>
              </ProblemNote>
              <p class="health-still">{parts().still}</p>
            </div>
          )}
        </Show>
        <Show when={parts().rows.length > 0} fallback={<Waiting on={hubNow.status}>{null}</Waiting>}>
          <Ledger caption="Parts of the hub" columns={columns} rows={parts().rows} name={(part) => part.name} />
        </Show>
      </Section>
      <Rebuild />
    </>
  )
}

const columns: Column<HubStatusPartsItem>[] = [
  { key: 'name', head: 'part', cell: (part) => part.name },
  {
    key: 'state',
    head: 'state',
    cell: (part) => (
      <State is={part.state === 'up' ? 'landed' : part.state === 'down' ? 'failed' : 'waiting'} word={part.state} />
    ),
  },
  { key: 'version', head: 'version', cell: (part) => <span class="machine">{part.version}</span> },
  { key: 'note', head: 'note', cell: (part) => part.note, wide: true },
]

function Facts() {
  const now = useNow()
  const status = () => hubNow.seen()?.status
  return (
    <Show when={status()}>
      {(is) => (
        <dl class="facts">
          <dt>version</dt>
          <dd class="machine">{is().version}</dd>
          <dt>running for</dt>
          <dd>{lasting(now() - Date.parse(is().startedAt))}</dd>
          <dt>started</dt>
          <dd>
            <Time at={is().startedAt} long />
          </dd>
          <dt>events</dt>
          <dd>{figure(is().events)}</dd>
          <dt>database</dt>
          <dd>{bytes(is().databaseBytes)}</dd>
          <dt>unknown errors</dt>
          <dd classList={{ 'text-loss': is().unknownErrors > 0 }}>
            {figure(is().unknownErrors)}
            {is().unknownErrors > 0 ? ' since the start: each is a bug' : ' since the start'}
          </dd>
        </dl>
      )}
    </Show>
  )
}

/* The way from this page through the edge to the monolith and back, as this page measured it. */
function Trips() {
  const last = () => hubNow.trips().at(-1)
  const points = () =>
    hubNow.trips().map(({ at, took }) => ({ word: clock(at, Date.now()), value: Math.round(took * 10) / 10 }))
  return (
    <Show when={last()}>
      {(trip) => (
        <>
          <h3>To the monolith and back: {milliseconds(trip().took)}</h3>
          <Bars label="Time of each answer, in milliseconds" points={points()} say={milliseconds} height={56} />
        </>
      )}
    </Show>
  )
}

const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(1) : figure(Math.round(value))} ms`

/* The log is the truth; every table is a projection of it, and this proves it. */
function Rebuild() {
  const verify = write(() => rebuildHub({ verify: true }))
  return (
    <Section title="Does what is shown still follow from the log?">
      <div class="rebuild">
        <p>
          Builds every table anew from the log beside the live ones and compares them byte for byte. Changes nothing.
        </p>
        <Button busy={verify.pending()} onClick={() => void verify.run()}>
          Compare now
        </Button>
        <Show when={verify.problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
        <Show when={verify.value()}>
          {(found) => (
            <p role="status">
              <State
                is={found().identical ? 'landed' : 'failed'}
                word={found().identical ? 'identical' : 'different'}
              />{' '}
              {figure(found().events)} events in {figure(found().milliseconds)} ms
              <Show when={!found().identical}>
                : {found().differences.join(', ')}. Repair with smithers hub rebuild.
              </Show>
            </p>
          )}
        </Show>
      </div>
    </Section>
  )
}
