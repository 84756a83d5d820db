import {
  createCipheriv,
  createDecipheriv,
  pbkdf2Sync,
  randomBytes,
  randomUUID,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { keccak256 } from 'viem/utils'
import { codeOf } from '../error-code.ts'
import { isRecord, usage, type Trouble } from '../trouble.ts'

type Key = `0x${string}`

/** What geth writes: some hundred milliseconds and 256 MiB for each guess at the password. */
const cost = { n: 262_144, r: 8, p: 1, dklen: 32 } as const
/** Beyond this a keystore file would stop the machine instead of opening. Bytes. */
const mostMemory = 1024 * 1024 * 1024
const mostRounds = 10_000_000

/** Opens a key in the Web3 Secret Storage format, version 3 (scrypt or PBKDF2, AES-128-CTR). */
export const openKeystore = (text: string, password: string): Result<Key, Trouble> => {
  const file = readFile(text)
  if (!file.ok) return file
  const { cipherText, iv, mac, derive } = file.value
  // Some programs, the hub's pages among them, lock with the password in Unicode's NFKC, others with what was typed.
  for (const spelling of new Set([password, password.normalize('NFKC')])) {
    const derived = derive(spelling)
    if (!derived.ok) return derived
    if (timingSafeEqual(macOf(derived.value, cipherText), mac)) return keyIn(cipherText, derived.value, iv)
  }
  return no(usage('The password does not open this keystore'))
}

const keyIn = (cipherText: Buffer, derived: Buffer, iv: Buffer): Result<Key, Trouble> => {
  const decipher = createDecipheriv('aes-128-ctr', derived.subarray(0, 16), iv)
  const key = Buffer.concat([decipher.update(cipherText), decipher.final()])
  // Some programs drop leading zeros of a key.
  return key.length > 0 && key.length <= 32
    ? ok<Key>(`0x${key.toString('hex').padStart(64, '0')}`)
    : no(usage('This keystore holds no Ethereum key'))
}

/** Seals a key under a password, readable by every wallet that reads version 3. */
export const sealKeystore = (key: Key, address: string, password: string): string => {
  const salt = randomBytes(32)
  const iv = randomBytes(16)
  const derived = scryptSync(password, salt, cost.dklen, { N: cost.n, r: cost.r, p: cost.p, maxmem: mostMemory })
  const cipher = createCipheriv('aes-128-ctr', derived.subarray(0, 16), iv)
  const cipherText = Buffer.concat([cipher.update(Buffer.from(key.slice(2), 'hex')), cipher.final()])
  const crypto = {
    cipher: 'aes-128-ctr',
    ciphertext: cipherText.toString('hex'),
    cipherparams: { iv: iv.toString('hex') },
    kdf: 'scrypt',
    kdfparams: { ...cost, salt: salt.toString('hex') },
    mac: macOf(derived, cipherText).toString('hex'),
  }
  return `${JSON.stringify({ version: 3, id: randomUUID(), address: address.slice(2).toLowerCase(), crypto })}\n`
}

type Derive = (password: string) => Result<Buffer, Trouble>
type Opened = { cipherText: Buffer; iv: Buffer; mac: Buffer; derive: Derive }

const macOf = (derived: Buffer, cipherText: Buffer): Buffer =>
  Buffer.from(keccak256(Buffer.concat([derived.subarray(16, 32), cipherText]), 'bytes'))

const readFile = (text: string): Result<Opened, Trouble> => {
  const wrong = (why: string): Result<never, Trouble> =>
    no(usage(`This is not a keystore: ${why}`, 'It must be V3 JSON, as wallets export it'))
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return wrong('it is not JSON')
  }
  if (!isRecord(file) || file['version'] !== 3) return wrong('its version is not 3')
  // Old wallets wrote the member with a capital letter.
  const crypto = file['crypto'] ?? file['Crypto']
  if (!isRecord(crypto) || crypto['cipher'] !== 'aes-128-ctr') return wrong('its cipher is not aes-128-ctr')
  const cipherText = bytes(crypto['ciphertext'])
  const iv = isRecord(crypto['cipherparams']) ? bytes(crypto['cipherparams']['iv']) : undefined
  const mac = bytes(crypto['mac'])
  const derive = isRecord(crypto['kdfparams']) ? deriveBy(crypto['kdf'], crypto['kdfparams']) : undefined
  if (!cipherText || iv?.length !== 16 || mac?.length !== 32 || !derive)
    return wrong('a part of it is missing or malformed')
  return ok({ cipherText, iv, mac, derive })
}

const deriveBy = (kdf: unknown, params: Readonly<Record<string, unknown>>): Derive | undefined => {
  const salt = bytes(params['salt'])
  const { dklen, n, r, p, c, prf } = params
  if (!salt || dklen !== 32) return undefined
  if (kdf === 'pbkdf2' && prf === 'hmac-sha256' && isCount(c) && c <= mostRounds) {
    return (password) => ok(pbkdf2Sync(password, salt, c, 32, 'sha256'))
  }
  if (kdf !== 'scrypt' || !isCount(n) || !isCount(r) || !isCount(p) || 128 * n * r * p > mostMemory) return undefined
  return (password) => scrypt(password, salt, { N: n, r, p })
}

const scrypt = (
  password: string,
  salt: Buffer,
  options: { N: number; r: number; p: number },
): Result<Buffer, Trouble> => {
  try {
    return ok(scryptSync(password, salt, 32, { ...options, maxmem: 2 * mostMemory }))
  } catch (error) {
    // Node names every impossible combination of parameters like this.
    if (codeOf(error) !== 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS') throw error
    return no(
      usage(
        'This keystore asks for a key derivation that RFC 7914 forbids',
        'Export the key again; n must be below 2 to the power of 16·r',
      ),
    )
  }
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0

const bytes = (value: unknown): Buffer | undefined =>
  typeof value === 'string' && value.length % 2 === 0 && /^[0-9a-fA-F]*$/.test(value)
    ? Buffer.from(value, 'hex')
    : undefined
