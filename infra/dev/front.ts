/** What stands around the hub, if anything: the address that browsers see, the header that says who is calling, a wallet's host. */
export type Front = { origin: string; callerHeader: string; walletHost: string }
export type FrontProblem = { is: 'bad-front'; say: string; next: string }

/** @param env `SMITHERS_ORIGIN`, `SMITHERS_CALLER_HEADER` and `SMITHERS_WALLET_HOST`; without them the hub is for this machine */
export function readFront(env: Readonly<Record<string, string | undefined>>, port: number): Front | FrontProblem {
  const { SMITHERS_ORIGIN: given = '', SMITHERS_CALLER_HEADER: header = '', SMITHERS_WALLET_HOST: wallet = '' } = env
  const origin = given === '' ? `http://localhost:${port}` : given.replace(/\/$/, '')
  if (!isOrigin(origin)) {
    return {
      is: 'bad-front',
      say: `SMITHERS_ORIGIN=${given} is not an origin.`,
      next: 'Give scheme and host as browsers show them, in lower case and without a path: https://hub.example',
    }
  }
  if (!/^[\w-]*$/.test(header)) {
    return {
      is: 'bad-front',
      say: `SMITHERS_CALLER_HEADER=${header} is not the name of a header.`,
      next: 'Give the one your proxy sets: x-forwarded-for',
    }
  }
  const walletHost = wallet.replace(/\/$/, '')
  if (walletHost !== '' && !isOrigin(walletHost)) {
    return {
      is: 'bad-front',
      say: `SMITHERS_WALLET_HOST=${wallet} is not an origin.`,
      next: 'Give scheme and host of your own Porto dialog: https://wallet.example',
    }
  }
  return { origin, callerHeader: header.toLowerCase(), walletHost }
}

const isOrigin = (text: string): boolean => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
