import type { Success } from '@smithers/api-spec/contract'
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

/** The live sessions of an account, the newest first; the caller's own is marked. */
export async function sessionsOf(address: string, caller: Claims, db: D1Database): Promise<List> {
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
