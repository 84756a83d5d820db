import { problem, type Input, type ProblemDocuments } from '@smithers/api-spec/contract'
import { no, ok, type Result } from '@smithers/core/result'
import type { SiweMessage } from 'siwe'
import { getAddress, hashMessage, recoverMessageAddress } from 'viem/utils'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import { isBrowser } from '../gate/check-origin.ts'
import { preCookie, setCookie } from '../gate/cookies.ts'
import { chargeAccount } from '../limits/charge.ts'
import { takeNonce, type TakenNonce } from './create-nonce.ts'
import { openSession } from './open-session.ts'
import { checkMessage, readMessage } from './read-message.ts'
import { recordSignIn } from './record-sign-in.ts'

/** Signs in whoever signed our message with the key of the address it names. */
export async function signIn(input: Input<'signIn'>, ask: Ask): Promise<EdgeAnswer<'signIn'>> {
  const message = readMessage(input.message)
  if (!message.ok) return message
  const taken = await takeNonce(message.value.nonce, ask)
  if (taken !== 'taken') return no(problem('nonce-refused', sayNonce[taken], { reason: taken }))
  const fits = checkMessage(message.value, ask.env.ORIGIN, Date.now())
  if (!fits.ok) return fits
  const signer = await checkSignature(message.value, input.signature, ask.env.ORIGIN)
  if (!signer.ok) return signer
  const charged = await chargeAccount(signer.value, 'sign-in', ask.env)
  if (!charged.ok) return charged
  const account = await recordSignIn(signer.value, ask.env)
  if (!account.ok) return account
  // A page cannot keep a token from its own scripts, so a browser gets cookies whatever it asks for.
  const mode = isBrowser(ask.request) ? 'cookie' : (input.mode ?? 'cookie')
  const session = await openSession(account.value, ask, mode)
  return {
    ...session,
    cookies: [...(session.cookies ?? []), ...(isBrowser(ask.request) ? [setCookie(preCookie, '', 0)] : [])],
  }
}

const sayNonce: Record<Exclude<TakenNonce, 'taken'>, string> = {
  unknown: 'The nonce is not one that waits here; it may have been used already.',
  expired: 'The nonce is older than five minutes.',
  'other-browser': 'The sign-in was begun in another browser.',
}

/**
 * Recovers the signer of the message (EIP-191). Only the 65-byte form of an externally owned account is taken: a contract's signature
 * (EIP-1271, EIP-6492) could only be checked by asking a chain.
 */
async function checkSignature(
  message: SiweMessage,
  signature: string,
  origin: string,
): Promise<Result<string, ProblemDocuments['signature-refused']>> {
  if (!/^0x[0-9a-fA-F]{130}$/.test(signature)) {
    return no(problem('signature-refused', 'The signature is not one of 65 bytes.', { reason: 'form' }))
  }
  const asked = { domain: new URL(origin).host, uri: origin, nonce: message.nonce, chainId: message.chainId }
  const scheme = message.scheme === undefined ? {} : { scheme: message.scheme }
  const verdict = await message.verify(
    { signature, ...asked, ...scheme },
    { strict: true, suppressExceptions: true, config: ethereum },
  )
  if (verdict.success) return ok(message.address)
  return no(
    problem('signature-refused', 'The signature was not made with the key of this address.', { reason: 'signer' }),
  )
}

const ethereum = {
  verifyMessage: (text: string, signature: string) =>
    recoverMessageAddress({ message: text, signature: signature as `0x${string}` }),
  hashMessage: (text: string) => hashMessage(text),
  getAddress: (address: string) => getAddress(address),
}
