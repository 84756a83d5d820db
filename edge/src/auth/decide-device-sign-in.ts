import { problem, type Input, type ProblemDocuments, type Success } from '@smithers/api-spec/contract'
import { no, ok, type Result } from '@smithers/core/result'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import type { Claims } from '../gate/caller.ts'
import { chargeGuess } from '../limits/charge.ts'
import { kept, shown, type DeviceRow } from './device-codes.ts'

type View = Success<'viewDeviceSignIn'>['body']
type Refused = ProblemDocuments['device-code-unknown' | 'limit-reached']

/** Shows which device asks to be let in. Never decides: a link may be followed without a thought. */
export async function viewDeviceSignIn(
  input: Input<'viewDeviceSignIn'>,
  ask: Ask,
): Promise<EdgeAnswer<'viewDeviceSignIn'>> {
  const row = await find(input.userCode, ask)
  return row.ok ? { ok: true, status: 200, body: viewOf(row.value) } : row
}

/** Lets the device into the caller's account, or not. A decision stands. */
export async function decideDeviceSignIn(
  input: Input<'decideDeviceSignIn'>,
  ask: Ask,
): Promise<EdgeAnswer<'decideDeviceSignIn'>> {
  const row = await find(input.userCode, ask)
  if (!row.ok) return row
  const state = input.decision === 'approve' ? 'approved' : 'denied'
  const decided = await ask.env.DB.prepare(
    `UPDATE device_codes SET state = ?, address = ? WHERE device_hash = ? AND state = 'waiting' RETURNING *`,
  )
    .bind(state, (ask.caller as Claims).address, row.value.device_hash)
    .first<DeviceRow>()
  return decided === null ? unknown() : { ok: true, status: 200, body: viewOf(decided) }
}

/** A wrong code counts against the caller, so that nobody can try their way to somebody else's device. */
async function find(typed: string, ask: Ask): Promise<Result<DeviceRow, Refused>> {
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

const unknown = () => no(problem('device-code-unknown', 'No device waits with this code.', {}))

function viewOf(row: DeviceRow): View {
  return {
    userCode: shown(row.user_code),
    client: row.client,
    ip: row.ip,
    createdAt: new Date(row.created_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
    state: row.state === 'taken' ? 'approved' : row.state,
  }
}
