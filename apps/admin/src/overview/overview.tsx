import { listEvents } from '@smithers/api-spec/client/event/event'
import type { Repo } from '@smithers/api-spec/client/model/repo'
import { listRepos } from '@smithers/api-spec/client/repo/repo'
import { shortAddress } from '@smithers/ui-kit/address/short'
import { read } from '@smithers/ui-kit/api/operation'
import { Bars } from '@smithers/ui-kit/chart'
import { useNow } from '@smithers/ui-kit/time/now'
import { createMemo, Show } from 'solid-js'
import { census, course } from '../figures/tally.ts'
import { figure } from '../figures/words.ts'
import { hubNow } from '../frame/status.ts'
import { type Column, Ledger } from '../table/ledger.tsx'
import { Section } from '../table/section.tsx'
import { Waiting } from '../table/waiting.tsx'
import { Census } from './census.tsx'
import { Newest } from './newest.tsx'

const newest = 1000

/** What happens in the hub: the newest of the log counted by time, kind and actor; issues by day; the repositories. */
export function Overview() {
  const now = useNow()
  const seq = () => hubNow.seen()?.status.seq ?? 0
  // Read anew when the hub is back.
  const down = () => hubNow.problem() !== undefined
  const events = read(
    () => ({ seq: seq(), down: down() }),
    (_, init) => listEvents({ limit: newest }, init),
  )
  const filed = read(
    () => ({ issues: hubNow.seen()?.status.issues ?? 0, down: down() }),
    (_, init) => listEvents({ limit: newest, type: 'issue.created' }, init),
  )
  const repos = read(
    () => ({ down: down() }),
    (_, init) => listRepos(init),
  )
  const rows = () => events.value()?.events ?? []
  const whole = () => rows().length < newest
  const happened = createMemo(() =>
    course(
      rows().map((event) => event.at),
      ['hour', 24],
      now(),
      whole(),
    ),
  )
  const reported = createMemo(() => {
    const moments = filed.value()?.events.map((event) => event.at) ?? []
    return course(moments, ['day', 14], now(), moments.length < newest)
  })
  const types = createMemo(() => census(rows().map((event) => event.type)))
  const actors = createMemo(() => census(rows().map((event) => event.actor)).slice(0, 10))
  return (
    <>
      <Section
        title="Events"
        aside={
          <p class="section-note" hidden={!events.value()}>
            {whole() ? 'the whole log' : `the newest ${figure(newest)} of ${figure(events.value()?.last ?? 0)}`}
          </p>
        }
        plot={
          <Show when={events.value()}>
            <h3>Events by the {happened().by}</h3>
            <Bars label={`Events by the ${happened().by}`} points={happened().points} height={104} />
            <Newest rows={rows().slice(-9).toReversed()} />
          </Show>
        }
      >
        <Waiting on={events} lines={12}>
          <Census
            points={types()}
            all={rows().length}
            head="type"
            href={(type) => `/admin/log/?type=${encodeURIComponent(type)}`}
          />
        </Waiting>
      </Section>
      <Section
        title="Who acted"
        aside={
          <p class="section-note">the ten who did most{whole() ? '' : `, in the newest ${figure(newest)} events`}</p>
        }
        plot={
          <Show when={filed.value()}>
            <h3>Issues filed by the {reported().by}</h3>
            <Bars label={`Issues filed by the ${reported().by}`} points={reported().points} height={104} />
          </Show>
        }
      >
        <Waiting on={events} lines={8}>
          <Census
            points={actors()}
            all={rows().length}
            head="actor"
            say={(actor) => <span class="machine">{shortAddress(actor)}</span>}
            href={(actor) => `/admin/log/?actor=${encodeURIComponent(actor)}`}
          />
        </Waiting>
      </Section>
      <Section title="Repositories">
        <Waiting on={repos} lines={1}>
          <Ledger
            caption="Repositories"
            columns={repoColumns}
            rows={repos.value()?.repos ?? []}
            name={(repo) => `${repo.owner}/${repo.name}`}
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
  {
    key: 'open',
    head: 'open issues',
    cell: (repo) => figure(repo.openIssues),
    end: true,
    sort: (repo) => repo.openIssues,
  },
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
