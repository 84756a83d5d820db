import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'
import { bytesOf } from '../answer/bytes.ts'
import { answerProblem } from '../answer/answer.ts'
import type { Env } from '../env.ts'
import { idempotencyKeyOf } from '../gate/idempotency-key.ts'
import { mintInternalToken, type InternalCaller } from './internal-token.ts'
import { inTime } from './patience.ts'

/** What the monolith may learn of a request beside its body. Never cookies, never the caller's own token. */
const passedOnReading = ['if-none-match', 'last-event-id']
const passedOnWriting = ['content-type', 'if-match']
/** What its answer may say. The rest speaks of one connection (RFC 9110, section 7.6.1), or the edge alone decides it. */
const passedBack = ['content-type', 'etag', 'location', 'retry-after', 'allow']
/** Of these, what an answer of 200 has: each look at a header costs. */
const passedBackGood = ['content-type', 'etag']

/** A request for the monolith. `pathAndQuery` begins with `/api/`. */
export type Forwarded = {
  method: string
  pathAndQuery: string
  headers: Headers
  body: Uint8Array<ArrayBuffer>
  /** Takes the place of the one in the headers. */
  idempotencyKey?: string
  signal?: AbortSignal
}

const nothing = new Uint8Array(0)

/** What the edge itself says beside an answer of this status. */
export type Beside = (status: number) => Readonly<Record<string, string>>
const keptByNobody: Beside = () => notToKeep
const notToKeep = { 'cache-control': 'no-store' }

/** Asks the monolith on behalf of a caller. A monolith that does not answer is the problem `hub-unavailable`. */
export async function forward(
  request: Forwarded,
  caller: InternalCaller,
  env: Env,
  beside: Beside = keptByNobody,
): Promise<Response> {
  const token = await mintInternalToken(caller, request, env.INTERNAL_SECRETS)
  const headers: Record<string, string> = { authorization: `Bearer ${token}` }
  pick(request.method === 'GET' ? passedOnReading : passedOnWriting, request.headers, headers)
  const key = request.method === 'GET' ? null : (request.idempotencyKey ?? idempotencyKeyOf(request.headers))
  if (key !== null) headers['idempotency-key'] = key
  const init: RequestInit = { method: request.method, headers, redirect: 'manual' }
  if (request.body.length > 0) init.body = request.body
  if (request.signal) init.signal = request.signal
  if (env.ACCESS_CLIENT !== undefined) Object.assign(headers, accessHeaders(env.ACCESS_CLIENT))
  const answer = await reach(`${env.MONOLITH_URL}${request.pathAndQuery}`, init, Number(env.MONOLITH_PATIENCE))
  if (answer === undefined || (answer.status === 401 && (await isOurFault(answer)))) return unavailable()
  const { status } = answer
  const said = pick(status === 200 ? passedBackGood : passedBack, answer.headers, { ...beside(status) })
  return new Response(answer.body, { status, headers: said })
}

/** How a service shows itself to Cloudflare Access, which then vouches for it with an assertion of its own. */
function accessHeaders(client: string): Record<string, string> {
  const [id = '', secret = ''] = client.split(':')
  return { 'cf-access-client-id': id, 'cf-access-client-secret': secret }
}

/** Whether the monolith did not believe the edge: no caller can mend that, so none is told that its own token is no good. */
async function isOurFault(answer: Response): Promise<boolean> {
  const refused = await answer.clone().json<Partial<ProblemDocuments['internal-token-refused']>>()
  if (refused.type !== 'urn:smithers:problem:internal-token-refused') return false
  console.error(JSON.stringify({ monolithRefuses: refused.reason }))
  return true
}

function pick(names: string[], from: Headers, into: Record<string, string>): Record<string, string> {
  for (const name of names) {
    const value = from.get(name)
    if (value !== null) into[name] = value
  }
  return into
}

/** A request of the edge's own, e.g. for the policy. */
export async function askAsEdge(
  method: 'GET' | 'POST',
  pathAndQuery: string,
  env: Env,
  body?: unknown,
): Promise<Response> {
  const bytes = body === undefined ? nothing : bytesOf(JSON.stringify(body))
  const headers = new Headers()
  if (body !== undefined) headers.set('content-type', 'application/json')
  return await forward({ method, pathAndQuery, headers, body: bytes }, { sub: 'edge', tier: 'service' }, env)
}

/** The answer while the monolith is away. */
export function unavailable(): Response {
  return answerProblem(problem('hub-unavailable', 'The hub behind this address does not answer now.', {}), {
    'retry-after': '2',
  })
}

/** workerd names a refused, reset or closed connection only in the message of a plain Error; a signal that fired has a name. */
async function reach(url: string, init: RequestInit, patience: number): Promise<Response | undefined> {
  try {
    return await (init.signal ? fetch(url, init) : inTime(fetch(url, init), patience))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const away = error.name === 'TimeoutError' || error.name === 'AbortError' || lost.test(error.message)
    if (away) return undefined
    throw error
  }
}

const lost = /connect|network|disconnected|internal error|timed out|reset|refused/i
