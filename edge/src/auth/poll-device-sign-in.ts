import { problem, type Input } from '@smithers/api-spec/contract'
import { no } from '@smithers/core/result'
import { sha256 } from '../answer/bytes.ts'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import type { DeviceRow } from './device-codes.ts'
import { openSession } from './open-session.ts'
import { recordSignIn } from './record-sign-in.ts'

/** Clocks and networks jitter: a poll this many milliseconds early still counts as in time. */
const tolerance = 500

/** Answers a device that waits to be let in (RFC 8628, sections 3.4 and 3.5). An approved code works once. */
export async function pollDeviceSignIn(
  input: Input<'pollDeviceSignIn'>,
  ask: Ask,
): Promise<EdgeAnswer<'pollDeviceSignIn'>> {
  const hash = await sha256(input.deviceCode)
  const now = Date.now()
  const { DB } = ask.env
  const row = await DB.prepare('SELECT * FROM device_codes WHERE device_hash = ?').bind(hash).first<DeviceRow>()
  if (row === null || row.expires_at <= now || row.state === 'taken') {
    return no(problem('device-expired', 'This code has expired, was used, or never was.', { error: 'expired_token' }))
  }
  if (row.polled_at !== null && now - row.polled_at < row.interval_s * 1000 - tolerance)
    return await slowDown(row, now, DB)
  await DB.prepare('UPDATE device_codes SET polled_at = ? WHERE device_hash = ?').bind(now, hash).run()
  if (row.state === 'denied')
    return no(problem('device-denied', 'The request was denied in the browser.', { error: 'access_denied' }))
  if (row.state === 'waiting' || row.address === null) {
    return no(problem('device-pending', 'Nobody has decided yet.', { error: 'authorization_pending' }))
  }
  const account = await recordSignIn(row.address, ask.env)
  if (!account.ok) return account
  const mine = await DB.prepare(`UPDATE device_codes SET state = 'taken' WHERE device_hash = ? AND state = 'approved'`)
    .bind(hash)
    .run()
  if (mine.meta.changes === 0)
    return no(problem('device-expired', 'This code was used a moment ago.', { error: 'expired_token' }))
  return await openSession(account.value, ask, 'token', row.client)
}

/** RFC 8628, section 3.5: each poll that comes too early adds five seconds to the interval. */
async function slowDown(row: DeviceRow, now: number, db: D1Database): Promise<EdgeAnswer<'pollDeviceSignIn'>> {
  const interval = Math.min(row.interval_s + 5, 60)
  await db
    .prepare('UPDATE device_codes SET polled_at = ?, interval_s = ? WHERE device_hash = ?')
    .bind(now, interval, row.device_hash)
    .run()
  return no(problem('device-slow-down', `Poll every ${interval} seconds, no faster.`, { error: 'slow_down', interval }))
}
