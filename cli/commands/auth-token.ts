import type { Catalogue } from '@smithers/api-spec/commands/catalogue'
import type { PartialCall } from '@smithers/api-spec/commands/parse-problem'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { tokenFor } from '../auth/token.ts'
import type { Io } from '../io.ts'
import type { Target } from '../target.ts'
import { exits, usage, type Trouble } from '../trouble.ts'

/** `smithers auth token`: the access token alone, renewed when it is about to end, for other programs. */
export const authToken = async (
  _: PartialCall,
  target: Target,
  io: Io,
  { problems }: Catalogue,
): Promise<Result<number, Trouble>> => {
  if (target.kind === 'local') return no(usage('A hub in a folder needs no token', 'Leave out --hub'))
  const token = await tokenFor(target.origin, io, problems)
  if (!token.ok) return token
  if (token.value === undefined)
    return no({ exit: exits.signIn, title: `You are not signed in at ${target.origin}`, next: 'smithers auth login' })
  io.out(`${token.value}\n`)
  return ok(exits.ok)
}
