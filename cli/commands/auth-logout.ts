import type { Catalogue } from '@smithers/api-spec/commands/catalogue'
import type { PartialCall } from '@smithers/api-spec/commands/parse-problem'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { readHosts, writeHosts } from '../auth/hosts-file.ts'
import { without } from '../auth/renew.ts'
import type { Io } from '../io.ts'
import { sendHttp } from '../remote/http.ts'
import { readAnswer } from '../remote/json-answer.ts'
import type { Target } from '../target.ts'
import { exits, usage, type Trouble } from '../trouble.ts'

/** `smithers auth logout`: forgets the tokens here first, so that they are gone even when the hub cannot be told. */
export const authLogout = async (
  _: PartialCall,
  target: Target,
  io: Io,
  { problems }: Catalogue,
): Promise<Result<number, Trouble>> => {
  if (target.kind === 'local') return no(usage('A hub in a folder knows no sign-in', 'Leave out --hub'))
  const { origin } = target
  const hosts = readHosts(io)
  if (!hosts.ok) return hosts
  const host = hosts.value[origin]
  if (!host) return no({ exit: exits.signIn, title: `You are not signed in at ${origin}` })
  writeHosts(io, without(hosts.value, origin))
  const told = await sendHttp(origin, {
    method: 'POST',
    path: '/api/auth/sign-out',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: `Bearer ${host.accessToken}`,
    },
    body: JSON.stringify(host.refreshToken ? { refreshToken: host.refreshToken } : {}),
  })
  const answer = told.ok ? readAnswer(origin, told.value, problems) : told
  // A session that had ended already is as good as one that ends now.
  if (!answer.ok && answer.problem.exit !== exits.signIn) {
    return no({
      ...answer.problem,
      title: `The tokens are forgotten here, but the hub was not told. ${answer.problem.title}`,
    })
  }
  io.err(`Signed out of ${origin} (${host.address}).\n`)
  return ok(exits.ok)
}
