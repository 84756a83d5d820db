import type { ProblemInfo } from '@smithers/api-spec/commands/catalogue'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Io } from '../io.ts'
import { usage, type Trouble } from '../trouble.ts'
import { readHosts } from './hosts-file.ts'

/** Renew this long before the end, so that a token does not die on its way. */
const margin = 15_000

/** The bearer token for a hub: `SMITHERS_TOKEN`, else the hosts file's, renewed when it is about to end; none when signed out. */
export const tokenFor = async (
  origin: string,
  io: Io,
  problems: readonly ProblemInfo[],
): Promise<Result<string | undefined, Trouble>> => {
  const given = io.env['SMITHERS_TOKEN']
  if (given) {
    if (!/^[\w.~+/=-]+$/.test(given))
      return no(usage('SMITHERS_TOKEN is not a token', 'Unset it, or set it to what `smithers auth token` prints'))
    return ok(given)
  }
  const hosts = readHosts(io)
  if (!hosts.ok) return hosts
  const host = hosts.value[origin]
  if (!host) return ok(undefined)
  const ends = host.expiresAt === undefined ? undefined : Date.parse(host.expiresAt)
  if (ends === undefined || ends - io.now() > margin || !host.refreshToken) return ok(host.accessToken)
  const { renew } = await import('./renew.ts')
  const renewed = await renew(origin, host.accessToken, io, problems)
  return renewed.ok ? ok(renewed.value.accessToken) : renewed
}
