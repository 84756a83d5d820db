import { answerProblem } from '../answer/answer.ts'
import { charge, chargeHub, type Charged } from '../limits/charge.ts'
import { rateHeaders } from '../limits/rate-headers.ts'
import { submitIssue } from '../limits/submit-issue.ts'
import { markStale, refreshPolicy } from '../policy/refresh-policy.ts'
import { readLimits, type Standing } from '../policy/standing.ts'
import { followStream } from '../proxy/follow-stream.ts'
import { forward } from '../proxy/forward.ts'
import { forgetPublicReads, readPublic } from '../proxy/public-cache.ts'
import type { Ask } from './ask.ts'
import { internally } from './caller.ts'
import { isEdgeOperation, runEdgeOperation } from './edge-operations.ts'

/** Carries an admitted request out: within its limits, here or at the monolith. */
export async function dispatch(ask: Ask, standing: Standing | undefined): Promise<Response> {
  const { operation } = ask
  if (operation.id === 'createIssue') {
    return await submitIssue(ask, standing?.limits ?? [], (key) => write(ask, key))
  }
  const charged = operation.limitClass === undefined ? free : await chargeFor(ask, standing)
  if (!charged.ok) return answerProblem(charged.problem)
  const answer = isEdgeOperation(operation.id) ? await runEdgeOperation(operation.id, ask) : await atMonolith(ask)
  if (charged.value.length === 0) return answer
  // An operation may have refused by a limit of its own: both are lists (RFC 9651), so one stands beside the other.
  for (const [name, value] of Object.entries(rateHeaders(charged.value, Date.now()))) answer.headers.append(name, value)
  return answer
}

const free: Charged = { ok: true, value: [] }

/** Counts the request against its class. A sign-in is counted where its account becomes known. */
async function chargeFor({ operation, caller, env }: Ask, standing: Standing | undefined): Promise<Charged> {
  const kind = operation.limitClass
  if (kind === undefined || operation.id === 'signIn') return free
  const limits = standing?.limits ?? (await readLimits(env.DB))
  if (caller.by !== 'nothing') return await charge(caller, kind, limits, env)
  return await chargeHub(
    limits.filter((limit) => limit.scope === 'hub' && limit.class === kind),
    env,
  )
}

async function atMonolith(ask: Ask): Promise<Response> {
  const { operation, caller } = ask
  if (operation.stream) return await followStream(ask)
  if (operation.method !== 'GET') return await write(ask)
  if (caller.by === 'nothing' && ask.env.PUBLIC_READS === 'cached') return await readPublic(ask)
  const answer = await pass(ask)
  const keepable = answer.ok || answer.status === 304
  answer.headers.set('cache-control', keepable ? 'private, no-cache' : 'no-store')
  if (keepable) answer.headers.set('vary', 'cookie, authorization')
  return answer
}

/** Groups whose operations change what the edge's own read model says. */
const ofPolicy = new Set(['account', 'limit', 'hub'])

/** Sends a change on. One that touches accounts or limits is in force at the edge before its caller hears of it. */
async function write(ask: Ask, key?: string): Promise<Response> {
  const { env, operation } = ask
  const touchesPolicy = ofPolicy.has(operation.group)
  if (touchesPolicy) await markStale(env.DB)
  const answer = await pass(ask, key)
  if (answer.ok) forgetPublicReads()
  if (touchesPolicy && !(await refreshPolicy(env))) await markStale(env.DB)
  answer.headers.set('cache-control', 'no-store')
  return answer
}

function pass({ request, url, body, caller, env }: Ask, idempotencyKey?: string): Promise<Response> {
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const sent = { method, pathAndQuery: url.pathname + url.search, headers: request.headers, body }
  return forward(idempotencyKey === undefined ? sent : { ...sent, idempotencyKey }, internally(caller), env)
}
