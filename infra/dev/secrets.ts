/** The hub's own secrets: made once, kept in a file that only its owner can read. */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Secrets = {
  /** `kid:base64url[,kid:base64url]`; the first signs, all verify. */
  internal: string
  /** Private Ed25519 keys as JWK; the first signs, all verify. */
  accessKeys: AccessKey[]
}
export type AccessKey = { kty: 'OKP'; crv: 'Ed25519'; x: string; d: string; kid: string; createdAt: string }

const name = 'secrets.json'

/** Reads the data folder's secrets, making them on the first start. */
export function readSecrets(folder: string): Secrets {
  const file = join(folder, name)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets
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
