import { mayCall } from '@smithers/api-spec/commands/rights'
import { problem } from '@smithers/api-spec/contract'
import openapi from 'smithers:openapi'
import { answerProblem } from '../answer/answer.ts'
import type { Env } from '../env.ts'
import { forward } from '../proxy/forward.ts'
import { matchOperation } from './match-operation.ts'

/** Answers everything below `/api`. */
export async function answerApi(request: Request, env: Env, _context: ExecutionContext): Promise<Response> {
  const url = new URL(request.url)
  if (url.pathname === '/api/openapi.json')
    return new Response(openapi, { headers: { 'content-type': 'application/json' } })
  const match = matchOperation(request.method, url.pathname.slice('/api'.length))
  if (match.is === 'nothing') {
    return answerProblem(problem('no-such-operation', `Nothing answers ${url.pathname}.`, {}))
  }
  if (match.is === 'other-method') {
    const allowed = match.allowed
    return answerProblem(problem('method-not-allowed', `${request.method} is not allowed here.`, { allowed }), {
      allow: allowed.join(', '),
    })
  }
  if (!mayCall(match.operation, 'anonymous')) {
    return answerProblem(problem('unauthenticated', 'This needs a signed-in account.', { reason: 'missing' }))
  }
  const body = new Uint8Array(await request.arrayBuffer())
  const pathAndQuery = url.pathname + url.search
  return await forward(
    { method: request.method, pathAndQuery, headers: request.headers, body },
    { sub: 'anonymous', tier: 'anonymous' },
    env,
  )
}
