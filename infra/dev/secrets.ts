/** The hub's own secrets: made once, kept in a file that only its owner can read. */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { readSecrets as readRing } from '@smithers/server/token/secrets'

export type Secrets = {
  /** `kid:base64url[,kid:base64url]`; the first signs, all verify. */
  internal: string
  /** Private Ed25519 keys as JWK; the first signs, all verify. */
  accessKeys: AccessKey[]
}
export type AccessKey = { kty: 'OKP'; crv: 'Ed25519'; x: string; d: string; kid: string; createdAt: string }

const name = 'secrets.json'

/** The data folder's secrets are not what this program wrote. */
export class SecretsBroken extends Error {
  override name = 'SecretsBroken'
}

/**
 * Reads the data folder's secrets, making them on the first start.
 * @throws SecretsBroken for a file that is damaged or holds a key that is too short
 */
export function readSecrets(folder: string): Secrets {
  const file = join(folder, name)
  if (existsSync(file)) return parseSecrets(readFileSync(file, 'utf8'), file)
  const secrets: Secrets = { internal: newInternal(), accessKeys: [newAccessKey()] }
  writeSecrets(folder, secrets)
  return secrets
}

/** A new key signs from now on, and the one before it still verifies; older ones are forgotten. */
export function rotateSecrets(folder: string): Secrets {
  const before = readSecrets(folder)
  const secrets: Secrets = {
    internal: [newInternal(), before.internal.split(',')[0]].join(','),
    accessKeys: [newAccessKey(), ...before.accessKeys.slice(0, 1)],
  }
  writeSecrets(folder, secrets)
  return secrets
}

/** Calls back with the secrets after each rotation, and with what is wrong with a file that somebody else changed. */
export function watchSecrets(folder: string, onChange: (secrets: Secrets | SecretsBroken) => void): () => void {
  const file = join(folder, name)
  let seen = stampOf(file)
  const look = () => {
    const stamp = stampOf(file)
    if (stamp === seen) return
    seen = stamp
    try {
      onChange(readSecrets(folder))
    } catch (error) {
      if (!(error instanceof SecretsBroken)) throw error
      onChange(error)
    }
  }
  // The file is replaced and not written to, so its own events would be those of the old one.
  const looking = setInterval(look, LOOK_EVERY).unref()
  return () => clearInterval(looking)
}

/** Milliseconds. */
const LOOK_EVERY = 500

/** Differs once a file was replaced or written to. */
function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat === undefined ? '' : `${stat.ino} ${stat.mtimeMs} ${stat.size}`
}

function parseSecrets(text: string, file: string): Secrets {
  const { internal, accessKeys } = (parse(text) ?? {}) as Partial<Secrets>
  const ring = readRing(String(internal))
  if (!ring.ok) throw new SecretsBroken(`${file}: internal: ${ring.problem}.`)
  if (!Array.isArray(accessKeys) || accessKeys.length === 0 || !accessKeys.every(isAccessKey))
    throw new SecretsBroken(`${file}: accessKeys: each must be an Ed25519 key of 32 bytes with a kid (RFC 8037).`)
  if (new Set(accessKeys.map(({ kid }) => kid)).size < accessKeys.length)
    throw new SecretsBroken(`${file}: accessKeys: a kid stands twice.`)
  return { internal: String(internal), accessKeys }
}

function isAccessKey(key: Partial<AccessKey> | null): key is AccessKey {
  const bytes = (text: unknown) => (typeof text === 'string' ? Buffer.from(text, 'base64url').length : 0)
  return (
    key?.kty === 'OKP' &&
    key.crv === 'Ed25519' &&
    bytes(key.x) === 32 &&
    bytes(key.d) === 32 &&
    /^[\w-]{1,64}$/.test(String(key.kid))
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function writeSecrets(folder: string, secrets: Secrets) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const draft = join(folder, `${name}.draft`)
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, join(folder, name))
}

const newKid = () => randomBytes(6).toString('hex')
const newInternal = () => `${newKid()}:${randomBytes(32).toString('base64url')}`

function newAccessKey(): AccessKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  const jwk = privateKey.export({ format: 'jwk' })
  return {
    kty: 'OKP',
    crv: 'Ed25519',
    x: jwk.x ?? '',
    d: jwk.d ?? '',
    kid: newKid(),
    createdAt: new Date().toISOString(),
  }
}
