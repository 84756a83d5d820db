/** Loaded only when somebody signs in: Porto and viem are 150 kB. */
import { Mode, Porto, Storage } from 'porto'
import { Account } from 'porto/viem'
import { mainnet } from 'viem/chains'
import { privateKeyToAccount } from 'viem/accounts'
import { createSiweMessage } from 'viem/siwe'
import type { SignInRequest } from './connector.ts'

/** EIP-1193: the wallet does not support the requested method. */
class Unsupported extends Error {
  override name = 'UnsupportedMethodError'
  readonly code = 4200
}

/**
 * Porto over one key that is at hand, for one sign-in. Its actions sign words; every action that would move or grant anything
 * throws EIP-1193's 4200. Porto remembers nothing: the key box does.
 */
export function createLocalPorto(key: `0x${string}`, request: SignInRequest) {
  const signer = privateKeyToAccount(key)
  const account = Account.from({ address: signer.address })
  const signIn = async () => {
    const message = createSiweMessage({
      address: signer.address,
      domain: request.domain,
      uri: request.uri,
      version: request.version,
      chainId: request.chainId,
      nonce: request.nonce,
      statement: request.statement,
      issuedAt: new Date(),
      expirationTime: new Date(request.expiresAt),
    })
    return { ...account, signInWithEthereum: { message, signature: await signer.signMessage({ message }) } }
  }
  const refuse = () => Promise.reject(new Unsupported('This wallet is an identity only.'))
  return Porto.create({
    announceProvider: false,
    chains: [mainnet],
    storage: Storage.memory(),
    mode: Mode.from({
      name: 'local',
      actions: {
        createAccount: async () => ({ account: await signIn() }),
        loadAccounts: async () => ({ accounts: [await signIn()] }),
        signPersonalMessage: ({ data }) => signer.signMessage({ message: { raw: data } }),
        signTypedData: ({ data }) =>
          signer.signTypedData(JSON.parse(data) as Parameters<typeof signer.signTypedData>[0]),
        getCapabilities: () => Promise.resolve({}),
        getKeys: () => Promise.resolve([]),
        disconnect: () => Promise.resolve(),
        addFunds: refuse,
        getAccountVersion: refuse,
        getAssets: refuse,
        getCallsHistory: refuse,
        getCallsStatus: refuse,
        grantAdmin: refuse,
        grantPermissions: refuse,
        prepareCalls: refuse,
        prepareUpgradeAccount: refuse,
        revokeAdmin: refuse,
        revokePermissions: refuse,
        sendCalls: refuse,
        sendPreparedCalls: refuse,
        switchChain: refuse,
        upgradeAccount: refuse,
        verifyEmail: refuse,
      },
    }),
  })
}
