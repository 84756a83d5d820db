import { problem } from '@smithers/api-spec/contract'
import { no, ok } from '@smithers/core/result'
import { verifyAccessToken, type TokenFault } from '../auth/access-token.ts'
import type { Env } from '../env.ts'
import { anonymous, type Caller } from './caller.ts'
import { accessCookie, cookiesNamed } from './cookies.ts'

const say: Record<TokenFault, string> = {
  malformed: 'The access token is not one of this hub.',
  expired: 'The access token has expired.',
  forged: 'The access token was not signed by this hub.',
}

/** Finds out who asks: by a bearer token, by a browser's cookie, or nobody. Both at once would let one hide the other. */
export async function readCaller(request: Request, env: Env) {
  const header = request.headers.get('authorization')
  const cookies = cookiesNamed(request, accessCookie)
  if (header !== null && cookies.length > 0) {
    return no(problem('ambiguous-credentials', 'The request carries a cookie and a bearer token.', {}))
  }
  if (cookies.length > 1) return refused('malformed')
  if (header === null && cookies.length === 0) return ok<Caller>(anonymous)
  const token = header === null ? cookies[0] : /^Bearer (\S+)$/i.exec(header)?.[1]
  if (token === undefined) return refused('malformed')
  const claims = await verifyAccessToken(token, { origin: env.ORIGIN, keys: env.ACCESS_KEYS })
  if (!claims.ok) return refused(claims.problem)
  return ok<Caller>({ by: header === null ? 'cookie' : 'bearer', ...claims.value })
}

const refused = (reason: TokenFault) => no(problem('unauthenticated', say[reason], { reason }))
