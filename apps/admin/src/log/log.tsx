import type { Event } from '@smithers/api-spec/client/model/event'
import { shortAddress } from '@smithers/ui-kit/address/short'
import { Bars } from '@smithers/ui-kit/chart'
import { Button } from '@smithers/ui-kit/button'
import { EmptyState } from '@smithers/ui-kit/empty-state'
import { useKey } from '@smithers/ui-kit/keys/registry'
import { ProblemAgain } from '@smithers/ui-kit/problem-again'
import { Skeleton } from '@smithers/ui-kit/skeleton'
import { Time } from '@smithers/ui-kit/time'
import { useNow } from '@smithers/ui-kit/time/now'
import { queryWord } from '@smithers/ui-kit/url/query'
import { createMemo, Show } from 'solid-js'
import { census, course } from '../figures/tally.ts'
import { figure } from '../figures/words.ts'
import { type Column, Ledger } from '../table/ledger.tsx'
import { Lots } from '../table/lots.tsx'
import { Section } from '../table/section.tsx'
import { LogFilters } from './filters.tsx'
import { LiveLog } from './live.tsx'
import { Payload } from './payload.tsx'
import { openLog } from './open-log.ts'
import { asked, type Filter, gist } from './window.ts'

/** Every event, the newest first: narrowed by words in the URL, followed live, read back to the first. */
export function Log() {
  const [type, setType] = queryWord('type')
  const [actor, setActor] = queryWord('actor')
  const [stream, setStream] = queryWord('stream')
  const [open, setOpen] = queryWord('open')
  const [live, setLive] = queryWord('live', 'on')
  const filter = createMemo((): Filter => ({ type: type(), actor: actor(), stream: stream() }), undefined, {
    equals: (a, b) => a.type === b.type && a.actor === b.actor && a.stream === b.stream,
  })
  const log = openLog(filter, () => Number(open()) || undefined)
  const now = useNow()
  const kinds = createMemo(() => census(log.rows().map((event) => event.type)).slice(0, 12))
  const read = createMemo(() => log.rows().filter((event) => event.seq >= log.oldest()))
  const happened = createMemo(() => {
    const moments = read().map((event) => event.at)
    return course(moments.toReversed(), ['hour', 24], now(), log.oldest() === 1)
  })
  useKey({ keys: '.', does: 'Show what arrived', run: log.showArrived, when: () => log.arrived() > 0 })
  useKey({ keys: 'f', does: 'Follow, or stand still', run: () => setLive(live() === 'on' ? 'off' : 'on') })
  const hrefOf = (word: string) => {
    const words = new URLSearchParams({ ...asked(filter()), type: word })
    return `/admin/log/?${words.toString()}`
  }
  const narrow = (set: (word: string) => void, word: string) => {
    setOpen('')
    set(word)
  }
  return (
    <Section
      title="Log"
      aside={
        <p class="section-note figures">
          {figure(log.last())} events
          <Show when={live() === 'on' && log.ready()}>
            <LiveLog since={log.last()} take={log.arrive} />
          </Show>
          <button type="button" class="section-way" onClick={() => setLive(live() === 'on' ? 'off' : 'on')}>
            {live() === 'on' ? 'stand still' : 'follow'} <kbd aria-hidden="true">f</kbd>
          </button>
        </p>
      }
      plot={
        <>
          <h3>Those shown, by the {happened().by}</h3>
          <Bars label={`Events shown, by the ${happened().by}`} points={happened().points} height={72} />
          <h3>Those shown, by type</h3>
          <Lots points={kinds()} href={hrefOf} />
        </>
      }
    >
      <LogFilters
        filter={filter()}
        onType={(word) => narrow(setType, word)}
        onActor={(word) => narrow(setActor, word)}
        onStream={(word) => narrow(setStream, word)}
      />
      <Show when={log.arrived() > 0}>
        <button type="button" class="arrived" onClick={log.showArrived}>
          {figure(log.arrived())} new {log.arrived() === 1 ? 'event' : 'events'} <kbd aria-hidden="true">.</kbd>
        </button>
      </Show>
      <Show when={log.problem()}>
        {(problem) => (
          <div class="waiting">
            <ProblemAgain problem={problem()} onAgain={log.again} />
          </div>
        )}
      </Show>
      <Show when={log.ready()} fallback={log.problem() ? null : <Skeleton rows lines={16} />}>
        <Show
          when={log.rows().length > 0}
          fallback={
            <EmptyState
              title="No such event."
              detail="The whole log has none that all these words fit. An actor is a whole address or name; a stream is written issue:1/42."
            >
              <a class="button" href="/admin/log/">
                Show every event
              </a>
            </EmptyState>
          }
        >
          <Ledger
            caption="Events"
            columns={columns}
            rows={log.rows()}
            name={(event) => String(event.seq)}
            open={open()}
            onOpen={(seq) => setOpen(seq ?? '')}
            beneath={(event) => <Payload event={event()} />}
          />
        </Show>
        <div class="pager">
          <span role="status">
            {figure(log.rows().length)} {log.rows().length === 1 ? 'event' : 'events'}
            {log.oldest() > 1 ? `, back to ${figure(log.oldest())}` : ', all that there are'}
          </span>
          <Show when={log.oldest() > 1}>
            <Button busy={log.busy()} onClick={log.older}>
              Read further back
            </Button>
          </Show>
        </div>
      </Show>
    </Section>
  )
}

const columns: Column<Event>[] = [
  { key: 'seq', head: 'seq', cell: (event) => <span class="figures">{figure(event.seq)}</span> },
  { key: 'at', head: 'time', cell: (event) => <Time at={event.at} clock still />, end: true },
  { key: 'type', head: 'type', cell: (event) => event.type },
  {
    key: 'actor',
    head: 'actor',
    cell: (event) => <span class="machine">{shortAddress(event.actor)}</span>,
    spare: true,
  },
  {
    key: 'stream',
    head: 'stream',
    cell: (event) => <span class="machine">{streamWord(event.stream)}</span>,
    spare: true,
  },
  {
    key: 'payload',
    head: 'what',
    cell: (event) => <span class="gist text-mute">{gist(event.payload)}</span>,
    wide: true,
  },
]

function streamWord(stream: string): string {
  return stream.startsWith('account:') ? `account:${shortAddress(stream)}` : stream
}
