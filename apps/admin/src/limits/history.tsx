import { listEvents } from '@smithers/api-spec/client/event/event'
import { read } from '@smithers/ui-kit/api/operation'
import { Time } from '@smithers/ui-kit/time'
import { createMemo } from 'solid-js'
import { figure } from '../figures/words.ts'
import { type Column, Ledger } from '../table/ledger.tsx'
import { Section } from '../table/section.tsx'
import { Waiting } from '../table/waiting.tsx'
import { Who } from '../table/who.tsx'
import { changesOf, type LimitChange } from './changes.ts'
import { placeWord, scopeWord } from './matrix.ts'

const shown = 20

/** Who changed which limit, and from what: the newest changes, each leading to its event and to the limit as it is. */
export function LimitHistory(props: { renew: unknown }) {
  const events = read(
    () => ({ renew: props.renew }),
    (_, init) => listEvents({ type: 'limit.', limit: 1000 }, init),
  )
  const changes = createMemo(() => changesOf(events.value()?.events ?? []).slice(0, shown))
  return (
    <Section
      title="Who changed them"
      aside={
        <p class="section-note">
          <a href="/admin/log/?type=limit.">all in the log</a>
        </p>
      }
    >
      <Waiting on={events} lines={4}>
        <Ledger caption="Changes of limits" columns={columns} rows={changes()} name={(change) => String(change.seq)} />
      </Waiting>
    </Section>
  )
}

const said = (figures: LimitChange['before']) => (figures ? `${figure(figures.soft)} / ${figure(figures.hard)}` : '–')

const columns: Column<LimitChange>[] = [
  {
    key: 'seq',
    head: 'seq',
    cell: (change) => (
      <a class="figures" href={`/admin/log/?open=${change.seq}`}>
        {figure(change.seq)}
      </a>
    ),
  },
  { key: 'at', head: 'time', cell: (change) => <Time at={change.at} clock still />, end: true },
  { key: 'by', head: 'by', cell: (change) => <Who of={change.actor} />, spare: true },
  {
    key: 'limit',
    head: 'limit',
    cell: (change) => (
      <a href={`/admin/limits/?edit=${encodeURIComponent(placeWord(change.place))}`}>
        {change.place.class} per {change.place.window}, {scopeWord(change.place.scope)}
      </a>
    ),
    wide: true,
  },
  { key: 'before', head: 'was', cell: (change) => <span class="figures">{said(change.before)}</span>, end: true },
  { key: 'after', head: 'became', cell: (change) => <span class="figures">{said(change.after)}</span>, end: true },
]
