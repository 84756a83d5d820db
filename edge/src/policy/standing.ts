import type { Tier } from '@smithers/api-spec/commands/catalogue'
import type { Limit, PolicyAccount } from './policy.ts'

/** How an account stands now, as far as the edge's read model knows. */
export type Standing = {
  account: PolicyAccount | null
  /** Whether the session was ended by its owner or an admin. */
  sessionEnded: boolean
  limits: Limit[]
  model: { seq: number; refreshedAt: number; stale: boolean } | null
}

type AccountRow = { address: string; tier: Tier; epoch: number; banned: number; ban_reason: string | null }
const accountOf = ({ address, tier, epoch, banned, ban_reason }: AccountRow): PolicyAccount => ({
  address,
  tier,
  epoch,
  banned: banned === 1,
  banReason: ban_reason,
})
const ofAddress =
  'SELECT address, tier, epoch, banned, ban_reason FROM policy_accounts WHERE address = ? COLLATE NOCASE'
type StateRow = { seq: number; refreshed_at: number; stale: number }

/** Reads an account's standing in one round trip. */
export async function readStanding(db: D1Database, address: string, session: string): Promise<Standing> {
  const [accounts, sessions, limits, state] = await db.batch([
    db.prepare(ofAddress).bind(address),
    db.prepare('SELECT revoked_at FROM sessions WHERE id = ?').bind(session),
    db.prepare('SELECT scope, class, "window", soft, hard FROM policy_limits'),
    db.prepare('SELECT seq, refreshed_at, stale FROM policy_state'),
  ])
  const account = accounts?.results[0] as AccountRow | undefined
  const held = sessions?.results[0] as { revoked_at: number | null } | undefined
  const model = state?.results[0] as StateRow | undefined
  return {
    account: account ? accountOf(account) : null,
    sessionEnded: held === undefined || held.revoked_at !== null,
    limits: (limits?.results ?? []) as Limit[],
    model: model ? { seq: model.seq, refreshedAt: model.refreshed_at, stale: model.stale === 1 } : null,
  }
}

/** The account alone. */
export async function readAccount(db: D1Database, address: string): Promise<PolicyAccount | null> {
  const row = await db.prepare(ofAddress).bind(address).first<AccountRow>()
  return row ? accountOf(row) : null
}

export async function readLimits(db: D1Database): Promise<Limit[]> {
  return (await db.prepare('SELECT scope, class, "window", soft, hard FROM policy_limits').all<Limit>()).results
}
