import type { Input, Outcome } from '@smithers/api-spec/contract'
import type { Tier } from '@smithers/api-spec/commands/catalogue'

import type { EventType } from '../log/kinds.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { checkLimit } from './check-limit.ts'

type Use = { address: string; tier: Tier; span: number; used: number }

const DAY = 86_400_000
const SPANS = { minute: 60_000, hour: 3_600_000, day: DAY } as const
const LOOKS_BACK = 30 * DAY
/** What the log knows of each class; searches, chat turns and spending leave no event in it yet. */
const TRACES: Record<Input<'previewLimit'>['class'], EventType[]> = {
  'sign-in': ['account.signed-in'],
  write: [
    'issue.edited',
    'issue.commented',
    'issue.labelled',
    'issue.closed',
    'issue.reopened',
    'label.created',
    'suggestion.accepted',
    'suggestion.rejected',
    'suggestion.undone',
    'account.tier-set',
    'account.banned',
    'account.unbanned',
    'limit.set',
    'limit.removed',
  ],
  'issue-creation': ['issue.created'],
  search: [],
  'chat-turn': [],
  spend: [],
}

/** Whom the limit would have met during the last 30 days, by what they did in the fullest window. */
export function previewLimit(
  input: Input<'previewLimit'>,
  _caller: Caller,
  { store, clock }: Ports,
): Outcome<'previewLimit'> {
  const checked = checkLimit(input)
  if (!checked.ok) return checked
  const uses = store.all<Use>(
    `SELECT a.address, a.tier, e.ts / CAST(?1 AS INTEGER) AS span, count(DISTINCT e.ts) AS used
      FROM events e JOIN accounts a ON a.address = e.actor
      WHERE e.ts >= ?2 AND e.type IN (SELECT value FROM json_each(?3)) GROUP BY a.address, span`,
    SPANS[input.window],
    clock.now() - LOOKS_BACK,
    JSON.stringify(TRACES[input.class]),
  )
  const own = haveTheirOwn(store, input)
  const met =
    input.scope === 'hub'
      ? wholeHub(uses, input)
      : eachAccount(
          uses.filter((use) => isIn(input.scope, use) && !own.has(use.address.toLowerCase())),
          input,
        )
  const traced = TRACES[input.class].length > 0
  return answer(200, { traced, accounts: met.toSorted((a, b) => b.peak - a.peak || (a.address < b.address ? -1 : 1)) })
}

/** A tier's limit does not bind an account that has one of its own for the same class and window. */
function haveTheirOwn(store: Ports['store'], { scope, class: kind, window }: Input<'previewLimit'>): Set<string> {
  if (!scope.startsWith('tier:')) return new Set()
  const rows = store.all<{ scope: string }>(
    "SELECT scope FROM limits WHERE scope LIKE 'account:%' AND class = ? AND span = ?",
    kind,
    window,
  )
  return new Set(rows.map((row) => row.scope.slice('account:'.length).toLowerCase()))
}

function isIn(scope: string, { address, tier }: Use): boolean {
  return scope === `tier:${tier}` || scope.toLowerCase() === `account:${address.toLowerCase()}`
}

function eachAccount(uses: Use[], limit: { soft: number; hard: number }) {
  const peaks = new Map<string, Use>()
  for (const use of uses) if (use.used > (peaks.get(use.address)?.used ?? 0)) peaks.set(use.address, use)
  return [...peaks.values()].flatMap((use) => effect(use, use.used, limit))
}

/** The hub's limit counts everyone together: the fullest window decides for all who were in it. */
function wholeHub(uses: Use[], limit: { soft: number; hard: number }) {
  const totals = new Map<number, number>()
  for (const { span, used } of uses) totals.set(span, (totals.get(span) ?? 0) + used)
  const [fullest, total] = [...totals].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])
  return uses.filter(({ span }) => span === fullest).flatMap((use) => effect(use, total, limit))
}

function effect({ address, tier, used }: Use, counted: number, { soft, hard }: { soft: number; hard: number }) {
  if (counted <= soft) return []
  return [{ address, tier, peak: used, effect: counted > hard ? ('refused' as const) : ('warned' as const) }]
}
