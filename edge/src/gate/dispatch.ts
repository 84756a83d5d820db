import { answerProblem } from '../answer/answer.ts'
import { charge, chargeHub, type Charged } from '../limits/charge.ts'
import { rateHeaders } from '../limits/rate-headers.ts'
import { submitIssue } from '../limits/submit-issue.ts'
import { markStale, refreshPolicy } from '../policy/refresh-policy.ts'
import { readLimits, type Standing } from '../policy/standing.ts'
import { followStream } from '../proxy/follow-stream.ts'
import { forward, type Beside } from '../proxy/forward.ts'
import { forgetPublicReads, readPublic } from '../proxy/public-cache.ts'
import type { Env } from '../env.ts'
import { apiRules } from '../site/headers.ts'
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
  return await pass(ask, { beside: ofRead(ask.env) })
}

/** A browser keeps what it read for itself, and asks each time whether it still holds. */
const forItself = { 'cache-control': 'private, no-cache', vary: 'cookie, authorization' }
let reads: { rules: object; beside: Beside } | undefined

/** Made once: these go with every read. */
function ofRead(env: Env): Beside {
  const rules = apiRules(env)
  if (reads?.rules !== rules) {
    const [good, bad] = [
      { ...rules, ...forItself },
      { ...rules, 'cache-control': 'no-store' },
    ]
    reads = { rules, beside: (status) => (status < 300 || status === 304 ? good : bad) }
  }
  return reads.beside
}

/** Groups whose operations change what the edge's own read model says. */
const ofPolicy = new Set(['account', 'limit', 'hub'])

/** Sends a change on. One that touches accounts or limits is in force at the edge before its caller hears of it. */
async function write(ask: Ask, key?: string): Promise<Response> {
  const { env, operation } = ask
  const touchesPolicy = ofPolicy.has(operation.group)
  if (touchesPolicy) await markStale(env.DB)
  const answer = await pass(ask, key === undefined ? {} : { key })
  if (answer.ok) forgetPublicReads()
  if (touchesPolicy && !(await refreshPolicy(env))) await markStale(env.DB)
  return answer
}

function pass(
  { request, target, body, caller, env }: Ask,
  { key, beside }: { key?: string; beside?: Beside },
): Promise<Response> {
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const sent = { method, pathAndQuery: target, headers: request.headers, body }
  return forward(key === undefined ? sent : { ...sent, idempotencyKey: key }, internally(caller), env, beside)
}
