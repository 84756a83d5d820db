import type { Outcome } from '../api/answer.ts'
import type { Problem } from '../api/problem.ts'

/** What an EIP-4361 message is made of, beside the address; `POST /api/auth/nonce` answers with it. */
export type SignInRequest = {
  nonce: string
  domain: string
  uri: string
  chainId: number
  statement: string
  version: '1'
  /** RFC 3339; the message says it as its Expiration Time. */
  expiresAt: string
}

/** `address` with its EIP-55 checksum, the exact `message`, and its 65-byte EIP-191 `signature` in hex. */
export type SignedIn = { address: `0x${string}`; message: string; signature: `0x${string}` }

/** One way to prove an address. */
export type WalletConnector = {
  id: string
  label: string
  /** One sentence on what it means to choose it. */
  says: string
  available: () => Promise<boolean>
  connect: (request: SignInRequest) => Promise<Outcome<SignedIn>>
  disconnect: () => Promise<void>
}

/** A wallet's own problem: it has no status, for nothing was asked of the hub. */
export function walletProblem(name: string, title: string, next: string, detail?: string): Outcome<never> {
  const problem: Problem = { type: `urn:smithers:problem:${name}`, title, status: 0, next }
  return { ok: false, problem: detail === undefined ? problem : { ...problem, detail } }
}
