import { privateKeyToAccount } from 'viem/accounts'
import type { Outcome } from '../api/answer.ts'
import { walletProblem } from './connector.ts'
import { deriveKey, isKey, randomKey } from './derive-key.ts'
import { type Kept, keep, kept, sealed, unsealed } from './key-box.ts'
import { canMakePasskey, makePasskey, usePasskey } from './passkey.ts'

/** How a reader wants to be known where nothing is kept yet. */
export type Start = 'new' | 'existing-passkey' | 'in-this-browser'

/**
 * The key of this browser's identity, made on first use. It passes through the page's memory, which is why the page runs
 * under a policy that admits no foreign script.
 *
 * @param start `new` tries a passkey and falls back to a sealed key where passkeys give no secret
 */
export async function identityKey(start: Start = 'new'): Promise<Outcome<`0x${string}`>> {
  const here = await kept()
  if (here) return await keyOf(here)
  if (start === 'in-this-browser' || (start === 'new' && !(await canMakePasskey())))
    return await keepSealed(await randomKey())
  const passkey = start === 'new' ? await makePasskey() : await usePasskey()
  if (!passkey.ok) return passkey
  if (!passkey.value) return start === 'new' ? await keepSealed(await randomKey()) : noSecret
  const key = await deriveKey(passkey.value.secret)
  await keep({ kind: 'passkey', address: addressOf(key), credentialId: passkey.value.credentialId })
  return { ok: true, value: key }
}

/** Takes over a key from elsewhere, e.g. an imported keystore; it replaces the one kept here. */
export async function adopt(key: string): Promise<Outcome<`0x${string}`>> {
  if (!isKey(key)) return walletProblem('key-refused', 'That is not a key', 'Choose the keystore file you exported.')
  return await keepSealed(key)
}

export function addressOf(key: `0x${string}`): `0x${string}` {
  return privateKeyToAccount(key).address
}

async function keyOf(here: Kept): Promise<Outcome<`0x${string}`>> {
  if (here.kind === 'sealed') return { ok: true, value: await unsealed(here) }
  const passkey = await usePasskey(here.credentialId)
  if (!passkey.ok) return passkey
  if (!passkey.value) return noSecret
  return { ok: true, value: await deriveKey(passkey.value.secret) }
}

async function keepSealed(key: `0x${string}`): Promise<Outcome<`0x${string}`>> {
  await keep(await sealed(key, addressOf(key)))
  return { ok: true, value: key }
}

const noSecret = walletProblem(
  'passkey-without-secret',
  'This passkey cannot hold an identity',
  'Use another passkey, or keep a key in this browser instead.',
  'The device that holds it gives no secret for this site (WebAuthn PRF).',
)
