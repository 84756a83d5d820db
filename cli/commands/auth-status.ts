import type { PartialCall } from '@smithers/api-spec/commands/parse-problem'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { hostsPath, readHosts } from '../auth/hosts-file.ts'
import type { Io } from '../io.ts'
import { outputText } from '../print/output.ts'
import type { Target } from '../target.ts'
import { exits, type Trouble } from '../trouble.ts'

/** `smithers auth status`: the hubs in the hosts file, or the one that was named. Exit code 4 when there is none. */
export const authStatus = async (call: PartialCall, target: Target, io: Io): Promise<Result<number, Trouble>> => {
  const known = readHosts(io)
  if (!known.ok) return known
  const named = call.globals.host !== undefined || Boolean(io.env['SMITHERS_HOST'])
  const hosts = Object.entries(known.value)
    .filter(([host]) => !named || (target.kind === 'remote' && target.origin === host))
    .map(([host, { address, tier, expiresAt }]) => ({ host, address, tier, expiresAt: expiresAt ?? null }))
  if (hosts.length === 0) {
    const where = named && target.kind === 'remote' ? ` at ${target.origin}` : ''
    return no({ exit: exits.signIn, title: `You are not signed in${where}`, next: 'smithers auth login' })
  }
  const text = await outputText(call.operation, { status: 200, body: { hosts } }, call.globals, {}, io)
  if (!text.ok) return text
  io.out(text.value)
  if (io.tty.out && !call.globals.json) io.err(`Kept in ${hostsPath(io)}\n`)
  return ok(exits.ok)
}
