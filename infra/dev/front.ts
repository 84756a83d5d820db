/** What stands in front of the hub, if anything: the address that browsers see, and the header that says who is calling. */
export type Front = { origin: string; callerHeader: string }
export type FrontProblem = { is: 'bad-front'; say: string; next: string }

/** @param env `SMITHERS_ORIGIN` and `SMITHERS_CALLER_HEADER`; without them the hub is for this machine */
export function readFront(env: Readonly<Record<string, string | undefined>>, port: number): Front | FrontProblem {
  const { SMITHERS_ORIGIN: given = '', SMITHERS_CALLER_HEADER: header = '' } = env
  const origin = given === '' ? `http://localhost:${port}` : given.replace(/\/$/, '')
  if (!URL.canParse(origin) || new URL(origin).origin !== origin || !/^https?:/.test(origin)) {
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
  return { origin, callerHeader: header.toLowerCase() }
}
