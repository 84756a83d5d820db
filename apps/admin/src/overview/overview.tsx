import { listEvents } from '@smithers/api-spec/client/event/event'
import type { Repo } from '@smithers/api-spec/client/model/repo'
import { listRepos } from '@smithers/api-spec/client/repo/repo'
import { shortAddress } from '@smithers/ui-kit/address/short'
import { read } from '@smithers/ui-kit/api/operation'
import { Bars, type Point } from '@smithers/ui-kit/chart'
import { Time } from '@smithers/ui-kit/time'
import { useNow } from '@smithers/ui-kit/time/now'
import { createMemo, Show } from 'solid-js'
import { census, tally } from '../figures/tally.ts'
import { figure, percent } from '../figures/words.ts'
import { hubNow } from '../frame/status.ts'
import { type Column, Ledger } from '../table/ledger.tsx'
import { Section } from '../table/section.tsx'
import { Share } from '../table/share.tsx'
import { Waiting } from '../table/waiting.tsx'

const newest = 1000
const most = (points: readonly Point[]) => Math.max(0, ...points.map((point) => point.value))

/** What happens in the hub: the newest of the log counted by time, kind and actor; issues by day; the repositories. */
export function Overview() {
  const now = useNow()
  const seq = () => hubNow.seen()?.status.seq ?? 0
  const events = read(
    () => ({ seq: seq() }),
    (_, init) => listEvents({ limit: newest }, init),
  )
  const filed = read(
    () => ({ issues: hubNow.seen()?.status.issues ?? 0 }),
    (_, init) => listEvents({ limit: newest, type: 'issue.created' }, init),
  )
  const repos = read(
    () => ({}),
    (_, init) => listRepos(init),
  )
  const rows = () => events.value()?.events ?? []
  const hours = createMemo(() =>
    tally(
      rows().map((event) => event.at),
      'hour',
      24,
      now(),
    ),
  )
  const days = createMemo(() => tally(filed.value()?.events.map((event) => event.at) ?? [], 'day', 14, now()))
  const whole = () => rows().length < newest
  return (
    <>
      <Section
        title="Events"
        aside={
          <p class="section-note">
            {whole() ? 'the whole log' : `the newest ${figure(newest)} of ${figure(events.value()?.last ?? 0)}`}
          </p>
        }
        plot={
          <>
            <h3>By the hour, at most {figure(most(hours()))}</h3>
            <Bars label="Events in each of the last 24 hours" points={hours()} height={104} />
          </>
        }
      >
        <Waiting on={events}>
          <Census
            points={census(rows().map((event) => event.type))}
            head="type"
            word="events"
            href={(type) => `/admin/log/?type=${encodeURIComponent(type)}`}
          />
        </Waiting>
      </Section>
      <Section
        title="Repositories"
        plot={
          <>
            <h3>Issues filed by the day, at most {figure(most(days()))}</h3>
            <Bars label="Issues filed on each of the last 14 days" points={days()} height={104} />
          </>
        }
      >
        <Waiting on={repos}>
          <Ledger
            caption="Repositories"
            columns={repoColumns}
            rows={repos.value()?.repos ?? []}
            name={(repo) => `${repo.owner}/${repo.name}`}
          />
        </Waiting>
      </Section>
      <Section title="Who acted" plot={<Newest rows={rows().slice(-9).toReversed()} />}>
        <Waiting on={events}>
          <Census
            points={census(rows().map((event) => event.actor)).slice(0, 10)}
            head="actor"
            word="events"
            say={shortAddress}
            href={(actor) => `/admin/log/?actor=${encodeURIComponent(actor)}`}
          />
        </Waiting>
      </Section>
    </>
  )
}

const repoColumns: Column<Repo>[] = [
  {
    key: 'name',
    head: 'repository',
    cell: (repo) => <a href={`/${repo.owner}/${repo.name}`}>{`${repo.owner}/${repo.name}`}</a>,
    wide: true,
  },
  { key: 'state', head: 'state', cell: (repo) => repo.state },
  { key: 'open', head: 'open', cell: (repo) => figure(repo.openIssues), end: true, sort: (repo) => repo.openIssues },
  {
    key: 'closed',
    head: 'closed',
    cell: (repo) => figure(repo.closedIssues),
    end: true,
    spare: true,
    sort: (repo) => repo.closedIssues,
  },
  {
    key: 'suggested',
    head: 'suggested',
    cell: (repo) => <a href={`/maintainer/?repo=${repo.owner}/${repo.name}`}>{figure(repo.pendingSuggestions)}</a>,
    end: true,
  },
  { key: 'changes', head: 'changes', cell: (repo) => figure(repo.changes), end: true, spare: true },
  { key: 'files', head: 'files', cell: (repo) => figure(repo.files), end: true, spare: true },
]

function Census(props: {
  points: readonly Point[]
  head: string
  word: string
  href: (word: string) => string
  say?: (word: string) => string
}) {
  const most = () => props.points[0]?.value ?? 0
  const all = () => props.points.reduce((sum, point) => sum + point.value, 0)
  const columns: Column<Point>[] = [
    {
      key: 'word',
      head: props.head,
      cell: (point) => <a href={props.href(point.word)}>{props.say?.(point.word) ?? point.word}</a>,
    },
    { key: 'value', head: props.word, cell: (point) => figure(point.value), end: true },
    {
      key: 'of',
      head: 'share',
      cell: (point) => percent(point.value / Math.max(1, all())),
      end: true,
    },
    { key: 'share', head: 'beside the most', cell: (point) => <Share of={point.value} most={most()} />, wide: true },
  ]
  return (
    <Ledger
      caption={`${props.word} by ${props.head}`}
      columns={columns}
      rows={props.points}
      name={(point) => point.word}
    />
  )
}

function Newest(props: { rows: readonly { seq: number; at: string; type: string; actor: string }[] }) {
  return (
    <Show when={props.rows.length > 0}>
      <h3>Newest in the log</h3>
      <table class="table newest">
        <caption class="heard">Newest in the log</caption>
        <tbody>
          {props.rows.map((event) => (
            <tr>
              <td class="end text-mute">
                <a href={`/admin/log/?open=${event.seq}`}>{event.seq}</a>
              </td>
              <td>{event.type}</td>
              <td class="machine">{shortAddress(event.actor)}</td>
              <td class="end">
                <Time at={event.at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Show>
  )
}
