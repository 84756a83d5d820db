import { createNonce, signIn } from '@smithers/api-spec/client/auth/auth'
import { type Outcome, outcomeOf } from '../api/answer.ts'
import { sessionChanged } from '../api/session.ts'
import type { SignInRequest, WalletConnector } from './connector.ts'

/** What will be signed: asked for when the dialog opens, so that the reader can see it before agreeing. */
async function askNonce(): Promise<Outcome<SignInRequest>> {
  return (await outcomeOf(() => createNonce())) as Outcome<SignInRequest>
}

/**
 * One sign-in: a fresh nonce, the wallet's signature, the session cookie. All tabs learn of it.
 *
 * @returns the address that signed in
 */
export async function signInWith(connector: WalletConnector): Promise<Outcome<string>> {
  const nonce = await askNonce()
  if (!nonce.ok) return nonce
  const signed = await connector.connect(nonce.value)
  if (!signed.ok) return signed
  const { message, signature, address } = signed.value
  const session = await outcomeOf(() => signIn({ message, signature, mode: 'cookie' }))
  if (!session.ok) return session
  await sessionChanged(true)
  return { ok: true, value: address }
}
