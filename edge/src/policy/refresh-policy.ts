import type { Success } from '@smithers/api-spec/contract'
import type { Env } from '../env.ts'
import { askAsEdge } from '../proxy/forward.ts'
import type { PolicyAccount } from './policy.ts'

type Policy = Success<'viewPolicy'>['body']

/** Milliseconds after which the read model is looked after again. */
export const freshFor = 5_000

/**
 * Brings the edge's read model of accounts and limits up to the monolith's log.
 * @returns whether the monolith answered
 */
export async function refreshPolicy(env: Env): Promise<boolean> {
  const since = (await env.DB.prepare('SELECT seq FROM policy_state').first<number>('seq')) ?? 0
  const policy = await viewPolicy(since, env)
  if (policy === undefined) return false
  // A log shorter than what we have seen is another log: only the whole of it will do.
  if (policy.seq >= since) await applyPolicy(policy, env.DB)
  else {
    const whole = await viewPolicy(0, env)
    if (whole === undefined) return false
    await forgetPolicy(env.DB)
    await applyPolicy({ ...whole, complete: true }, env.DB)
  }
  return true
}

/** Before an operation that may change the policy: should its end never be seen, the next request looks first. */
export async function markStale(db: D1Database): Promise<void> {
  await db.prepare('UPDATE policy_state SET stale = 1').run()
}

/** Throws the read model away; the next request that needs it builds it from nothing. */
export async function forgetPolicy(db: D1Database): Promise<void> {
  await db.batch(['accounts', 'limits', 'state'].map((table) => db.prepare(`DELETE FROM policy_${table}`)))
}

/** What signing in has told of one account, before the next refresh says it again. */
export async function learnAccount(account: PolicyAccount, db: D1Database): Promise<void> {
  await db
    .prepare(
      `INSERT INTO policy_accounts (address, tier, epoch, banned, ban_reason, seq) VALUES (?, ?, ?, ?, ?, 0)
       ON CONFLICT (address) DO UPDATE
       SET tier = excluded.tier, epoch = excluded.epoch, banned = excluded.banned, ban_reason = excluded.ban_reason
       WHERE excluded.epoch >= policy_accounts.epoch`,
    )
    .bind(account.address, account.tier, account.epoch, account.banned ? 1 : 0, account.banReason)
    .run()
}

async function viewPolicy(since: number, env: Env): Promise<Policy | undefined> {
  const answer = await askAsEdge('GET', `/api/internal/policy?since=${since}`, env)
  return answer.status === 200 ? await answer.json<Policy>() : undefined
}

/** One transaction. An answer older than what is held changes nothing. */
async function applyPolicy(policy: Policy, db: D1Database): Promise<void> {
  const notOlder = 'COALESCE((SELECT seq FROM policy_state), 0) <= ?2'
  const { seq } = policy
  await db.batch([
    db.prepare('DELETE FROM policy_accounts WHERE ?1 AND seq < ?2').bind(policy.complete ? 1 : 0, seq),
    db
      .prepare(
        `INSERT INTO policy_accounts (address, tier, epoch, banned, ban_reason, seq)
         SELECT value ->> 'address', value ->> 'tier', value ->> 'epoch', value ->> 'banned', value ->> 'banReason', ?2
         FROM json_each(?1) WHERE true
         ON CONFLICT (address) DO UPDATE
         SET tier = excluded.tier, epoch = excluded.epoch, banned = excluded.banned, ban_reason = excluded.ban_reason,
           seq = excluded.seq
         WHERE excluded.seq >= policy_accounts.seq`,
      )
      .bind(JSON.stringify(policy.accounts), seq),
    // Limits are few, so every answer holds all of them; a limit that is gone is one that is missing.
    db.prepare(`DELETE FROM policy_limits WHERE ?1 AND ${notOlder}`).bind(1, seq),
    db
      .prepare(
        `INSERT INTO policy_limits (scope, class, "window", soft, hard)
         SELECT value ->> 'scope', value ->> 'class', value ->> 'window', value ->> 'soft', value ->> 'hard'
         FROM json_each(?1) WHERE ${notOlder}`,
      )
      .bind(JSON.stringify(policy.limits), seq),
    db
      .prepare(
        `INSERT INTO policy_state (only, seq, refreshed_at, stale) VALUES (1, ?1, ?2, 0)
         ON CONFLICT (only) DO UPDATE SET seq = max(seq, excluded.seq), refreshed_at = excluded.refreshed_at, stale = 0`,
      )
      .bind(seq, Date.now()),
  ])
}
