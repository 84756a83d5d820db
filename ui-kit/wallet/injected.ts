import { createStore, type EIP6963ProviderDetail } from 'mipd'
import type { Outcome } from '../api/answer.ts'
import { type SignInRequest, type SignedIn, type WalletConnector, walletProblem } from './connector.ts'

type Provider = { request: (call: { method: string; params?: unknown }) => Promise<unknown> }

/** Wallets that announce themselves on the page (EIP-6963), one connector each; without any, the page's `window.ethereum`. */
export async function injectedWallets(wait = 100): Promise<WalletConnector[]> {
  const store = createStore()
  // Wallets answer the request for announcements at once, but those that load late get a moment.
  await new Promise((resolve) => setTimeout(resolve, wait))
  const found = store.getProviders()
  store.destroy()
  if (found.length > 0) return [...new Map(found.map((one) => [one.info.uuid, one])).values()].map(announced)
  const bare = (globalThis as { ethereum?: Provider }).ethereum
  return bare ? [connectorOf('injected', 'Browser wallet', bare)] : []
}

function announced({ info, provider }: EIP6963ProviderDetail): WalletConnector {
  return connectorOf(`injected:${info.rdns}`, info.name, provider as unknown as Provider)
}

function connectorOf(id: string, label: string, provider: Provider): WalletConnector {
  return {
    id,
    label,
    says: 'A wallet installed in this browser.',
    available: () => Promise.resolve(true),
    connect: (request) => connect(provider, request),
    disconnect: async () => {
      await answerOf(provider, 'wallet_revokePermissions', [{ eth_accounts: {} }])
    },
  }
}

async function connect(provider: Provider, request: SignInRequest): Promise<Outcome<SignedIn>> {
  const atOnce = await inOneGesture(provider, request)
  if (!atOnce.ok || atOnce.value) return atOnce as Outcome<SignedIn>
  const accounts = await answerOf(provider, 'eth_requestAccounts')
  if (!accounts.ok) return accounts
  const first = Array.isArray(accounts.value) ? (accounts.value[0] as unknown) : undefined
  if (typeof first !== 'string')
    return walletProblem('wallet-silent', 'The wallet named no account', 'Choose an account in it and try again.')
  const { getAddress, stringToHex } = await import('viem/utils')
  const { createSiweMessage } = await import('viem/siwe')
  const address = getAddress(first)
  const { expiresAt, ...words } = request
  const message = createSiweMessage({ ...words, address, issuedAt: new Date(), expirationTime: new Date(expiresAt) })
  const signature = await answerOf(provider, 'personal_sign', [stringToHex(message), address])
  if (!signature.ok) return signature
  return { ok: true, value: { address, message, signature: signature.value as `0x${string}` } }
}

/* `wallet_connect` (ERC-7846) connects and signs with one question; wallets without it answer 4200 or -32601. */
async function inOneGesture(provider: Provider, request: SignInRequest): Promise<Outcome<SignedIn | undefined>> {
  const { nonce, domain, uri, chainId, statement } = request
  const asked = await answerOf(provider, 'wallet_connect', [
    {
      capabilities: {
        signInWithEthereum: { nonce, domain, uri, chainId: `0x${chainId.toString(16)}`, statement, version: '1' },
      },
    },
  ])
  if (!asked.ok) return asked.problem['code'] === 4001 ? asked : { ok: true, value: undefined }
  const account = (
    asked.value as {
      accounts?: { address?: string; capabilities?: { signInWithEthereum?: Omit<SignedIn, 'address'> } }[]
    } | null
  )?.accounts?.[0]
  const signed = account?.capabilities?.signInWithEthereum
  if (!account?.address || typeof signed?.message !== 'string' || typeof signed.signature !== 'string')
    return { ok: true, value: undefined }
  return {
    ok: true,
    value: { address: account.address as `0x${string}`, message: signed.message, signature: signed.signature },
  }
}

/* EIP-1193 names failures by code: 4001 is the reader's no. */
async function answerOf(provider: Provider, method: string, params?: unknown): Promise<Outcome<unknown>> {
  try {
    return { ok: true, value: await provider.request(params === undefined ? { method } : { method, params }) }
  } catch (failure) {
    const { code, message } = failure as { code?: unknown; message?: unknown }
    if (typeof code !== 'number') throw failure
    const refused =
      code === 4001
        ? walletProblem('wallet-refused', 'You closed the wallet', 'Try again when you are ready.')
        : walletProblem(
            'wallet-failed',
            'The wallet could not do it',
            'Look at the wallet, then try again.',
            String(message),
          )
    return refused.ok ? refused : { ok: false, problem: { ...refused.problem, code } }
  }
}
