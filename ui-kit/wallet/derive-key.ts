/** The order of secp256k1 (SEC 2, section 2.4.1). */
const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

/**
 * Makes a secp256k1 key from a secret, always the same one: HKDF-SHA-256 (RFC 5869) to 48 bytes, taken modulo n−1, plus 1.
 * 48 bytes leave a bias below 2^-128 (FIPS 186-5, A.2.1).
 *
 * @param secret at least 32 bytes, e.g. the PRF output of a passkey
 * @returns the key in hex, 32 bytes
 */
export async function deriveKey(secret: Uint8Array<ArrayBuffer>): Promise<`0x${string}`> {
  if (secret.byteLength < 32) throw new RangeError('A secret of at least 32 bytes is needed.')
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const info = new TextEncoder().encode('smithershub wallet v1')
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    material,
    384,
  )
  return toHex((fromBytes(new Uint8Array(bits)) % (order - 1n)) + 1n)
}

/** A fresh random key. */
export async function randomKey(): Promise<`0x${string}`> {
  return await deriveKey(crypto.getRandomValues(new Uint8Array(48)))
}

/** Whether a hex string is a key that secp256k1 allows. */
export function isKey(key: string): key is `0x${string}` {
  return /^0x[0-9a-f]{64}$/.test(key) && BigInt(key) > 0n && BigInt(key) < order
}

function fromBytes(bytes: Uint8Array): bigint {
  return bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n)
}

function toHex(number: bigint): `0x${string}` {
  return `0x${number.toString(16).padStart(64, '0')}`
}
