import type { Outcome } from '../api/answer.ts'
import { walletProblem } from './connector.ts'

/** The PRF input is public and never changes: the passkey's own secret makes the output. */
const prfInput = new TextEncoder().encode('smithershub wallet v1 prf input.')

export type Passkey = { credentialId: Uint8Array<ArrayBuffer>; secret: Uint8Array<ArrayBuffer> }

/** Whether this device can hold a passkey at all; whether it can give a PRF secret shows only when one is made. */
export async function canMakePasskey(): Promise<boolean> {
  if (!globalThis.PublicKeyCredential || !isSecureContext) return false
  return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable()
}

/**
 * Makes a passkey whose PRF output (WebAuthn Level 3, section 10.1.4) is the wallet's secret. Nothing secret is stored.
 *
 * @returns undefined when the device's passkeys have no PRF; the caller then keeps a key in the browser
 */
export async function makePasskey(): Promise<Outcome<Passkey | undefined>> {
  const made = await asked((signal) =>
    navigator.credentials.create({
      signal,
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        rp: { name: document.title || location.hostname, id: location.hostname },
        user: { id: crypto.getRandomValues(new Uint8Array(16)), name: location.host, displayName: 'SmithersHub' },
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        extensions: { prf: { eval: { first: prfInput } } },
      },
    }),
  )
  if (!made.ok) return made
  const { prf } = made.value.getClientExtensionResults()
  const credentialId = new Uint8Array(made.value.rawId)
  if (prf?.results?.first) return { ok: true, value: { credentialId, secret: bytesOf(prf.results.first) } }
  return prf?.enabled ? await usePasskey(credentialId) : { ok: true, value: undefined }
}

/**
 * Asks a passkey for its secret.
 *
 * @param credentialId the one to use; any of this site when absent, such as one that came with the reader's account
 */
export async function usePasskey(credentialId?: Uint8Array<ArrayBuffer>): Promise<Outcome<Passkey | undefined>> {
  const used = await asked((signal) =>
    navigator.credentials.get({
      signal,
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        rpId: location.hostname,
        userVerification: 'required',
        allowCredentials: credentialId ? [{ type: 'public-key', id: credentialId }] : [],
        extensions: { prf: { eval: { first: prfInput } } },
      },
    }),
  )
  if (!used.ok) return used
  const first = used.value.getClientExtensionResults().prf?.results?.first
  if (!first) return { ok: true, value: undefined }
  return { ok: true, value: { credentialId: new Uint8Array(used.value.rawId), secret: bytesOf(first) } }
}

let asking: AbortController | undefined

/** Takes back a question that is still open: the reader chose another way, or closed the dialog. */
export function askNoMore(): void {
  asking?.abort()
}

async function asked(ask: (signal: AbortSignal) => Promise<Credential | null>): Promise<Outcome<PublicKeyCredential>> {
  askNoMore()
  asking = new AbortController()
  try {
    const credential = await ask(asking.signal)
    if (credential) return { ok: true, value: credential as PublicKeyCredential }
  } catch (failure) {
    if (!(failure instanceof DOMException)) throw failure
    // NotAllowedError: closed, timed out, or no such passkey; the browser does not say which, on purpose (WebAuthn 14.5.2).
    const known = [
      'NotAllowedError',
      'AbortError',
      'SecurityError',
      'NotSupportedError',
      'InvalidStateError',
      'ConstraintError',
    ]
    if (!known.includes(failure.name)) throw failure
  }
  return walletProblem('passkey-refused', 'No passkey was used', 'Try again, or keep a key in this browser instead.')
}

function bytesOf(source: BufferSource): Uint8Array<ArrayBuffer> {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer.slice(source.byteOffset, source.byteOffset + source.byteLength))
}
