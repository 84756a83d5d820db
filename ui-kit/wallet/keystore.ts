import { ctr } from '@noble/ciphers/aes.js'
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, concatBytes, hexToBytes, randomBytes } from '@noble/hashes/utils.js'
import type { Outcome } from '../api/answer.ts'
import { walletProblem } from './connector.ts'

type Cost = { n: number; r: number; p: number }

/** Web3 Secret Storage, version 3: what other wallets read. */
export type Keystore = {
  version: 3
  id: string
  address: string
  crypto: {
    cipher: 'aes-128-ctr'
    cipherparams: { iv: string }
    ciphertext: string
    kdf: 'scrypt'
    kdfparams: Cost & { dklen: number; salt: string }
    mac: string
  }
}

/**
 * Locks a key under a password (Web3 Secret Storage v3: scrypt, AES-128-CTR, Keccak-256 over the second half and the ciphertext).
 *
 * @param cost of scrypt; the standard takes about a second and 128 MB
 */
export async function lockKey(
  key: `0x${string}`,
  address: string,
  password: string,
  cost: Cost = { n: 131_072, r: 8, p: 1 },
): Promise<Keystore> {
  const salt = randomBytes(32)
  const iv = randomBytes(16)
  const derived = await derive(normal(password), salt, cost)
  const ciphertext = ctr(derived.subarray(0, 16), iv).encrypt(hexToBytes(key.slice(2)))
  return {
    version: 3,
    id: crypto.randomUUID(),
    address: address.slice(2).toLowerCase(),
    crypto: {
      cipher: 'aes-128-ctr',
      cipherparams: { iv: bytesToHex(iv) },
      ciphertext: bytesToHex(ciphertext),
      kdf: 'scrypt',
      kdfparams: { ...cost, dklen: 32, salt: bytesToHex(salt) },
      mac: bytesToHex(keccak_256(concatBytes(derived.subarray(16, 32), ciphertext))),
    },
  }
}

/** Opens a keystore file. A file of another kind and a wrong password are two different problems. */
export async function unlockKey(text: string, password: string): Promise<Outcome<`0x${string}`>> {
  const keystore = read(text)
  if (!keystore) {
    return walletProblem(
      'keystore-unreadable',
      'This is no keystore this hub can read',
      'Choose a version 3 keystore that uses scrypt.',
    )
  }
  const { ciphertext, cipherparams, kdfparams, mac } = keystore.crypto
  const locked = hexToBytes(ciphertext)
  // Other wallets lock with the password as it was typed.
  for (const spelling of new Set([normal(password), password])) {
    const derived = await derive(spelling, hexToBytes(kdfparams.salt), kdfparams)
    if (bytesToHex(keccak_256(concatBytes(derived.subarray(16, 32), locked))) !== mac.toLowerCase()) continue
    const key = ctr(derived.subarray(0, 16), hexToBytes(cipherparams.iv)).decrypt(locked)
    return { ok: true, value: `0x${bytesToHex(key)}` }
  }
  return walletProblem('keystore-password', 'The password does not open this keystore', 'Try the password again.')
}

/** One password has one spelling, whatever keyboard it was typed on. */
const normal = (password: string): string => password.normalize('NFKC')

function derive(password: string, salt: Uint8Array, { n, r, p }: Cost): Promise<Uint8Array> {
  return scryptAsync(password, salt, { N: n, r, p, dkLen: 32 })
}

const hex = (value: unknown, bytes: number): value is string =>
  typeof value === 'string' && new RegExp(`^[0-9a-fA-F]{${bytes * 2}}$`).test(value)

/* A file may ask for costs that would stop the browser: more than 512 MB is refused. */
function read(text: string): Keystore | undefined {
  const found = parsed(text) as Keystore | undefined
  const crypto = found?.crypto
  const kdf = crypto?.kdfparams
  if (found?.version !== 3 || crypto?.cipher !== 'aes-128-ctr' || crypto.kdf !== 'scrypt' || kdf?.dklen !== 32)
    return undefined
  if (
    !hex(crypto.ciphertext, 32) ||
    !hex(crypto.mac, 32) ||
    !hex(crypto.cipherparams?.iv, 16) ||
    !/^([0-9a-f]{2}){8,64}$/i.test(kdf.salt)
  )
    return undefined
  const { n, r, p } = kdf
  const whole = [n, r, p].every((one) => Number.isSafeInteger(one) && one > 0)
  return whole && n > 1 && (n & (n - 1)) === 0 && 128 * n * r <= 536_870_912 && p <= 16 ? found : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (failure) {
    if (failure instanceof SyntaxError) return undefined
    throw failure
  }
}
