import type { Input } from '@smithers/api-spec/contract'
import { randomName, sha256 } from '../answer/bytes.ts'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import { newUserCode, shown } from './device-codes.ts'
import { clientOf } from './open-session.ts'

/** Seconds. */
const life = 600
const interval = 5

/** Begins the sign-in of a device without a browser (RFC 8628, section 3.1). */
export async function startDeviceSignIn(
  input: Input<'startDeviceSignIn'>,
  ask: Ask,
): Promise<EdgeAnswer<'startDeviceSignIn'>> {
  const { DB, ORIGIN } = ask.env
  const deviceCode = randomName(32)
  const userCode = newUserCode()
  const now = Date.now()
  await DB.batch([
    DB.prepare('DELETE FROM device_codes WHERE expires_at < ?').bind(now - life * 1000),
    DB.prepare(
      'INSERT INTO device_codes (device_hash, user_code, client, ip, created_at, expires_at, interval_s) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).bind(
      await sha256(deviceCode),
      userCode,
      input.client ?? clientOf(ask.request),
      ask.ip,
      now,
      now + life * 1000,
      interval,
    ),
  ])
  const verificationUri = `${ORIGIN}/device`
  return {
    ok: true,
    status: 200,
    body: {
      deviceCode,
      userCode: shown(userCode),
      verificationUri,
      verificationUriComplete: `${verificationUri}?code=${shown(userCode)}`,
      expiresIn: life,
      interval,
    },
  }
}
