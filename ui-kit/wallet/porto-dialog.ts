import { type WalletConnector, walletProblem } from './connector.ts'

/** The operator's own Porto dialog, named by `<meta name="smithers:wallet-host" content="https://…">`; none by default. */
export function dialogHost(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="smithers:wallet-host"]')?.content || undefined
}

/** Porto's hosted dialog on a host of the operator's. A host that does not answer within 10 s is a problem, not a wait. */
export function portoDialog(host: string): WalletConnector {
  return {
    id: 'porto-dialog',
    label: 'Porto',
    says: `Your account at ${new URL(host).host}.`,
    available: () => answers(host),
    connect: async (request) => {
      if (!(await answers(host))) {
        return walletProblem(
          'wallet-host-silent',
          'The wallet host did not answer',
          'Use another way to sign in, or tell an admin.',
        )
      }
      const { Mode, Porto } = await import('porto')
      const { mainnet } = await import('viem/chains')
      const { provider, destroy } = Porto.create({
        announceProvider: false,
        chains: [mainnet],
        mode: Mode.dialog({ host }),
      })
      const { nonce, domain, uri, chainId, statement } = request
      try {
        const { accounts } = await provider.request({
          method: 'wallet_connect',
          params: [{ capabilities: { signInWithEthereum: { nonce, domain, uri, chainId, statement } } }],
        })
        const signed = accounts[0]?.capabilities?.signInWithEthereum
        if (!accounts[0] || !signed) return walletProblem('wallet-silent', 'The wallet signed nothing', 'Try again.')
        return {
          ok: true,
          value: {
            address: accounts[0].address,
            message: signed.message,
            signature: signed.signature,
          },
        }
      } catch (failure) {
        if ((failure as { code?: unknown }).code !== 4001) throw failure
        return walletProblem('wallet-refused', 'You closed the wallet', 'Try again when you are ready.')
      } finally {
        destroy()
      }
    },
    disconnect: () => Promise.resolve(),
  }
}

async function answers(host: string): Promise<boolean> {
  const reply = fetch(host, { mode: 'no-cors', signal: AbortSignal.timeout(10_000) })
  return await reply.then(
    () => true,
    (failure: unknown) => {
      if (failure instanceof TypeError || (failure instanceof DOMException && failure.name === 'TimeoutError'))
        return false
      throw failure
    },
  )
}
