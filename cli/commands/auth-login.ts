import type { Catalogue } from '@smithers/api-spec/commands/catalogue'
import type { PartialCall } from '@smithers/api-spec/commands/parse-problem'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { readHosts, writeHosts, type Host } from '../auth/hosts-file.ts'
import type { Io } from '../io.ts'
import type { Target } from '../target.ts'
import { exits, usage, type Trouble } from '../trouble.ts'

/** `smithers auth login`: through a browser (device flow), or with a key of one's own, and keeps the tokens. */
export const authLogin = async (
  call: PartialCall,
  target: Target,
  io: Io,
  { problems }: Catalogue,
): Promise<Result<number, Trouble>> => {
  if (target.kind === 'local')
    return no(usage('A hub in a folder needs no sign-in', 'Leave out --hub, or name the running hub with --host'))
  const { keystore, privateKeyFile, newKey } = call.input
  const ways = [keystore, privateKeyFile, newKey].filter((way) => way !== undefined && way !== false)
  if (ways.length > 1) return no(usage('Give one of --keystore, --private-key-file and --new-key'))
  const signed =
    ways.length === 0
      ? await (await import('../auth/device-flow.ts')).signInByDevice(target.origin, io, problems)
      : await (await import('../auth/key-sign-in.ts')).signInByKey(target.origin, call.input, io, problems)
  return signed.ok ? keep(target.origin, signed.value, io) : signed
}

const keep = (origin: string, host: Host, io: Io): Result<number, Trouble> => {
  const hosts = readHosts(io)
  if (!hosts.ok) return hosts
  writeHosts(io, { ...hosts.value, [origin]: host })
  io.err(`Signed in to ${origin} as ${host.address} (${host.tier}).\n`)
  return ok(exits.ok)
}
