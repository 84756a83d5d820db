import type { Input } from '@smithers/api-spec/contract'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import { findDevice, viewOf } from './find-device.ts'

/** Shows which device asks to be let in. Never decides: a link may be followed without a thought. */
export async function viewDeviceSignIn(
  input: Input<'viewDeviceSignIn'>,
  ask: Ask,
): Promise<EdgeAnswer<'viewDeviceSignIn'>> {
  const row = await findDevice(input.userCode, ask)
  return row.ok ? { ok: true, status: 200, body: viewOf(row.value) } : row
}
