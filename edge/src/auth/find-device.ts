import { problem, type ProblemDocuments, type Success } from '@smithers/api-spec/contract'
import { no, ok, type Result } from '@smithers/core/result'
import type { Ask } from '../gate/ask.ts'
import type { Claims } from '../gate/caller.ts'
import { chargeGuess } from '../limits/charge.ts'
import { kept, shown, type DeviceRow } from './device-codes.ts'

type View = Success<'viewDeviceSignIn'>['body']
type Refused = ProblemDocuments['device-code-unknown' | 'limit-reached']

/** A wrong code counts against the caller, so that nobody can try their way to somebody else's device. */
export async function findDevice(typed: string, ask: Ask): Promise<Result<DeviceRow, Refused>> {
  const charged = await chargeGuess((ask.caller as Claims).address, ask.env)
  if (!charged.ok) return charged
  const row = await ask.env.DB.prepare(
    `SELECT * FROM device_codes WHERE user_code = ? AND expires_at > ? AND state <> 'taken'`,
  )
    .bind(kept(typed), Date.now())
    .first<DeviceRow>()
  if (row === null) return unknown()
  await charged.value.giveBack()
  return ok(row)
}

export const unknown = () => no(problem('device-code-unknown', 'No device waits with this code.', {}))

export function viewOf(row: DeviceRow): View {
  return {
    userCode: shown(row.user_code),
    client: row.client,
    ip: row.ip,
    createdAt: new Date(row.created_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
    state: row.state === 'taken' ? 'approved' : row.state,
  }
}
