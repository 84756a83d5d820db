/** Letters of a user code: no vowels, so that no word comes out, and none that look alike (RFC 8628, section 6.1). */
const letters = 'BCDFGHJKLMNPQRSTVWXZ'

/** Eight letters, equally likely: 34 bits, guarded by a limit on guesses. */
export function newUserCode(): string {
  let code = ''
  while (code.length < 8) {
    for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
      if (byte < 240 && code.length < 8) code += letters[byte % letters.length]
    }
  }
  return code
}

/** As it is shown: two groups of four. */
export const shown = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** As it is kept, however it was typed. */
export const kept = (typed: string): string => typed.replaceAll('-', '').toUpperCase()

export type DeviceState = 'waiting' | 'approved' | 'denied' | 'taken'
export type DeviceRow = {
  device_hash: string
  user_code: string
  client: string
  ip: string
  created_at: number
  expires_at: number
  interval_s: number
  polled_at: number | null
  state: DeviceState
  address: string | null
}
