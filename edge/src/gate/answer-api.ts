import type { Operation } from '@smithers/api-spec/commands/catalogue'
import { mayCall } from '@smithers/api-spec/commands/rights'
import { problem, type AnyProblem } from '@smithers/api-spec/contract'
import { no, ok, type Result } from '@smithers/core/result'
import openapi from 'smithers:openapi'
import { answerProblem } from '../answer/answer.ts'
import type { Env } from '../env.ts'
import { refuseFlood } from '../limits/flood.ts'
import { inTurn, noteAsking, restOfFloods } from '../limits/turns.ts'
import { checkStanding } from '../policy/check-standing.ts'
import type { Ask } from './ask.ts'
import { anonymous, type Caller } from './caller.ts'
import { checkOrigin } from './check-origin.ts'
import { accessCookie, cookiesNamed, setCookie } from './cookies.ts'
import { dispatch } from './dispatch.ts'
import { matchOperation } from './match-operation.ts'
import { readBody } from './read-body.ts'
import { readCaller } from './read-caller.ts'
import { readIp } from './read-ip.ts'

/**
 * Answers everything below `/api`: finds the operation, finds out who asks, and lets the request through or names why not. Everything
 * that admits is here, in this order; what a request then does is in `dispatch.ts`.
 */
export async function answerApi(request: Request, url: URL, env: Env, context: ExecutionContext): Promise<Response> {
  const { pathname } = url
  if (pathname === '/api/openapi.json') return spec(request.method)
  const target = pathname + url.search
  if (target.length > longestAddress)
    return answerProblem(
      problem('address-too-long', `The address has ${target.length} characters.`, { limit: longestAddress }),
    )
  const match = matchOperation(request.method, pathname.slice('/api'.length))
  if (match.is === 'nothing') return answerProblem(problem('no-such-operation', `Nothing answers ${pathname}.`, {}))
  if (match.is === 'other-method') return otherMethod(request.method, match.allowed)
  const { operation, names } = match
  const ip = readIp(request, env)
  if (operation.method !== 'GET' && operation.path.startsWith('/auth/')) {
    const flooded = await refuseFlood({ env, ip })
    if (flooded) return flooded
  }
  const body = operation.method === 'GET' ? ok(nothing) : await admitBody(request, operation, env.ORIGIN)
  if (!body.ok) return answerProblem(body.problem)
  const caller = await admitCaller(request, operation, env, context)
  if (!caller.ok) return answerProblem(caller.problem, spentCookie(request, caller.problem))
  const ask: Ask = { request, url, target, operation, names, body: body.value, caller: caller.value, ip, env, context }
  const carryOut = async () => {
    const standing = isOpen(caller.value, operation) ? nobody : await checkStanding(caller.value, ask)
    return standing.ok ? await dispatch(ask, standing.value) : answerProblem(standing.problem)
  }
  const who = caller.value.by === 'nothing' ? '' : caller.value.address
  noteAsking(who)
  if (operation.method === 'GET' || who === '') return await carryOut()
  const rest = operation.id === 'createIssue' ? restOfFloods : 0
  return await inTurn(who, carryOut, (answer, moreWait) => (answer.ok && moreWait ? rest : 0))
}

const nothing = new Uint8Array(0)
/** Characters. The internal token holds the address, and the monolith takes none that is longer than four kilobytes. */
const longestAddress = 2_560

/** Only unsafe requests have a body, and only they could do harm on behalf of another site. */
async function admitBody(request: Request, operation: Operation, origin: string) {
  const from = checkOrigin(request, origin)
  return from.ok ? await readBody(request, operation) : from
}

/** The token, and whether its tier may call this. An operation that anybody may call on the way in overlooks a cookie that is over. */
async function admitCaller(
  request: Request,
  operation: Operation,
  env: Env,
  context: ExecutionContext,
): Promise<Result<Caller, AnyProblem>> {
  const open = mayCall(operation, 'anonymous')
  const caller = await readCaller(request, env)
  if (!caller.ok) {
    const overlooked =
      open && operation.servedBy === 'edge' && caller.problem.status === 401 && !request.headers.has('authorization')
    return overlooked ? ok(anonymous) : caller
  }
  const { tier } = caller.value
  if (mayCall(operation, tier)) return caller
  if (tier === 'anonymous')
    return no(problem('unauthenticated', 'This needs a signed-in account.', { reason: 'missing' }))
  // Who was promoted meanwhile is told that the token is over, and comes back with the new tier.
  const standing = await checkStanding(caller.value, { env, context })
  if (!standing.ok) return standing
  const needs = [...operation.rights]
  return no(problem('tier-too-low', `A ${tier} may not do this.`, { tier, needs }))
}

/** What not everybody may do is checked against what is known of the account now, not when its token was issued. */
const isOpen = (caller: Caller, operation: Operation): caller is typeof anonymous =>
  caller.by === 'nothing' || mayCall(operation, 'anonymous')
const nobody: Result<undefined, never> = ok(undefined)

/** A cookie that is no good any more is taken away, so that the next page can be read without it. */
function spentCookie(request: Request, refused: AnyProblem): Record<string, string> {
  const held = refused.status === 401 && cookiesNamed(request, accessCookie).length > 0
  return held ? { 'set-cookie': setCookie(accessCookie, '', 0) } : {}
}

function otherMethod(method: string, allowed: string[]): Response {
  return answerProblem(problem('method-not-allowed', `${method} is not allowed here.`, { allowed }), {
    allow: allowed.join(', '),
  })
}

function spec(method: string): Response {
  if (method !== 'GET' && method !== 'HEAD') return otherMethod(method, ['GET'])
  return new Response(openapi, { headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' } })
}
