import { problem, type Input, type Success } from '@smithers/api-spec/contract'
import { no } from '@smithers/core/result'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import type { Claims } from '../gate/caller.ts'

type List = Success<'listSessions'>['body']
type Row = {
  id: string
  address: string
  client: string
  ip: string
  created_at: number
  last_used_at: number
  expires_at: number
}

/** Lists the live sessions of the caller; an admin may name any account. */
export async function listSessions(input: Input<'listSessions'>, ask: Ask): Promise<EdgeAnswer<'listSessions'>> {
  const caller = ask.caller as Claims
  const named = input.address ?? 'me'
  const mine = named === 'me' || named.toLowerCase() === caller.address.toLowerCase()
  if (!mine && caller.tier !== 'admin')
    return no(problem('not-yours', 'Only an admin sees the sessions of another account.', {}))
  return { ok: true, status: 200, body: await sessionsOf(mine ? caller.address : named, caller, ask.env.DB) }
}

/** Ends one session: its owner's, or by an admin anyone's. Its tokens are refused at once for writes. */
export async function revokeSession(input: Input<'revokeSession'>, ask: Ask): Promise<EdgeAnswer<'revokeSession'>> {
  const caller = ask.caller as Claims
  const ended = await ask.env.DB.prepare(
    'UPDATE sessions SET revoked_at = ?3 WHERE id = ?1 AND revoked_at IS NULL AND (?4 OR address = ?2) RETURNING address',
  )
    .bind(input.id, caller.address, Date.now(), caller.tier === 'admin' ? 1 : 0)
    .first<{ address: string }>()
  if (ended === null) return no(problem('session-not-found', 'None of the live sessions has this id.', {}))
  return { ok: true, status: 200, body: await sessionsOf(ended.address, caller, ask.env.DB) }
}

async function sessionsOf(address: string, caller: Claims, db: D1Database): Promise<List> {
  const { results } = await db
    .prepare(
      `SELECT id, address, client, ip, created_at, last_used_at, expires_at FROM sessions
       WHERE address = ? COLLATE NOCASE AND revoked_at IS NULL AND expires_at > ? ORDER BY last_used_at DESC, id LIMIT 100`,
    )
    .bind(address, Date.now())
    .all<Row>()
  return { sessions: results.map((row) => sessionOf(row, caller.session)) }
}

function sessionOf(row: Row, current: string): List['sessions'][number] {
  const { id, address, client, ip } = row
  return {
    id,
    address,
    client,
    ip,
    createdAt: iso(row.created_at),
    lastUsedAt: iso(row.last_used_at),
    expiresAt: iso(row.expires_at),
    current: id === current,
  }
}

const iso = (ms: number): string => new Date(ms).toISOString()
