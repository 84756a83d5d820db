import type { Input, Outcome } from '@smithers/api-spec/contract'

import { TRIAGE_ACTOR } from '../issue/record-triage.ts'
import { lastSeq } from '../log/read.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import type { UnknownErrors } from '../ports/hub.ts'
import type { ReadStore } from '../ports/store.ts'
import { answer } from '../result.ts'
import { toTime } from '../text/time.ts'

export async function viewHubStatus(
  _input: Input<'viewHubStatus'>,
  _caller: Caller,
  { store, hub, vcs }: Ports,
): Promise<Outcome<'viewHubStatus'>> {
  const { jj, git } = await vcs.versions()
  const seq = lastSeq(store)
  const pendingTriage = count(store, "SELECT count(*) AS n FROM issues WHERE triaged = 0 AND state = 'open'")
  const unknownErrors = hub.unknownErrors()
  const waiting = pendingTriage === 0 ? 'nothing waits' : `${pendingTriage} waiting`
  const sqlite = store.get<{ version: string }>('SELECT sqlite_version() AS version')?.version ?? ''
  return answer(200, {
    version: hub.version,
    startedAt: toTime(hub.startedAt),
    seq,
    // The log begins at 1 and nothing is ever taken out of it.
    events: seq,
    databaseBytes: hub.databaseBytes(),
    accounts: count(store, 'SELECT count(*) AS n FROM accounts'),
    repos: count(store, 'SELECT count(*) AS n FROM repos'),
    issues: count(store, 'SELECT coalesce(sum(open_issues + closed_issues), 0) AS n FROM repos'),
    pendingTriage,
    unknownErrors: unknownErrors.count,
    parts: [
      part('monolith', hub.version, toldOf(unknownErrors), unknownErrors.count > 0),
      part('database', `SQLite ${sqlite}`, 'WAL, full sync'),
      part('jj', jj, ''),
      part('git', git, ''),
      part('triage', TRIAGE_ACTOR, waiting),
    ],
  })
}

const part = (name: string, version: string, note: string, degraded = false) => ({
  name,
  state: degraded ? ('degraded' as const) : ('up' as const),
  version,
  note,
})

/** Enough to find the last one in what the hub wrote to its error stream. */
function toldOf({ count, last }: UnknownErrors): string {
  if (count === 0 || !last) return ''
  const many = count === 1 ? '1 failure without a name:' : `${count} failures without a name; the last:`
  return `${many} ${last.id} in ${last.what}, ${toTime(last.at)}`
}

function count(store: ReadStore, sql: string): number {
  return store.get<{ n: number }>(sql)?.n ?? 0
}
