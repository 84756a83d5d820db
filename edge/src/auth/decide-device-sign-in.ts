import type { Input } from '@smithers/api-spec/contract'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import type { Claims } from '../gate/caller.ts'
import type { DeviceRow } from './device-codes.ts'
import { findDevice, unknown, viewOf } from './find-device.ts'

/** Lets the device into the caller's account, or not. A decision stands. */
export async function decideDeviceSignIn(
  input: Input<'decideDeviceSignIn'>,
  ask: Ask,
): Promise<EdgeAnswer<'decideDeviceSignIn'>> {
  const row = await findDevice(input.userCode, ask)
  if (!row.ok) return row
  const state = input.decision === 'approve' ? 'approved' : 'denied'
  const decided = await ask.env.DB.prepare(
    `UPDATE device_codes SET state = ?, address = ? WHERE device_hash = ? AND state = 'waiting' RETURNING *`,
  )
    .bind(state, (ask.caller as Claims).address, row.value.device_hash)
    .first<DeviceRow>()
  return decided === null ? unknown() : { ok: true, status: 200, body: viewOf(decided) }
}
