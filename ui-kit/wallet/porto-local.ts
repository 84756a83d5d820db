import type { Outcome } from '../api/answer.ts'
import { type SignInRequest, type SignedIn, type WalletConnector, walletProblem } from './connector.ts'
import { type Start, identityKey } from './identity.ts'
import { kept } from './key-box.ts'

/**
 * The wallet that comes with the hub: Porto with a mode of our own, which signs on this device and asks nobody else.
 * It is an identity only: it refuses every transaction.
 */
export function portoLocal(start: Start = 'new'): WalletConnector {
  return {
    id: 'porto-local',
    label: 'This device',
    says: 'A key made and kept on this device, by passkey where there is one. It only says who you are: send no funds to it.',
    available: () => Promise.resolve(globalThis.isSecureContext && typeof indexedDB !== 'undefined'),
    connect: (request) => connect(request, start),
    disconnect: () => Promise.resolve(),
  }
}

async function connect(request: SignInRequest, start: Start): Promise<Outcome<SignedIn>> {
  const known = (await kept()) !== undefined
  const key = await identityKey(start)
  if (!key.ok) return key
  const { createLocalPorto } = await import('./local-mode.ts')
  const { provider, destroy } = createLocalPorto(key.value, request)
  try {
    const { nonce, domain, uri, chainId, statement } = request
    const { accounts } = await provider.request({
      method: 'wallet_connect',
      params: [
        {
          capabilities: {
            ...(known ? { selectAccount: true } : { createAccount: true }),
            signInWithEthereum: { nonce, domain, uri, chainId, statement },
          },
        },
      ],
    })
    const account = accounts[0]
    const signed = account?.capabilities?.signInWithEthereum
    if (!account || !signed) return walletProblem('wallet-silent', 'The wallet signed nothing', 'Try again.')
    return {
      ok: true,
      value: { address: account.address, message: signed.message, signature: signed.signature },
    }
  } finally {
    destroy()
  }
}
