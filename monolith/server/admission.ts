/** Who a request comes from: only the edge's own requests get in, and nothing that a browser sent itself. */
import { problem, type AnyProblem } from '@smithers/api-spec/contract'
import type { Caller } from '@smithers/core/ports/ports'
import { no, type Result } from '@smithers/core/result'

import type { AssertionCheck } from './access-assertion.ts'
import { createReplayGuard, verifyInternalToken, type KeyRing, type Refusal } from './internal-token.ts'

export type Admission = (request: Request, target: string, body: Uint8Array) => Result<Caller, AnyProblem>

/**
 * @param now milliseconds since 1970
 * @param assertion demands a second, signed header of the network in front; null when it is switched off
 */
export function createAdmission(ring: KeyRing, now: () => number, assertion: AssertionCheck | null): Admission {
  const guard = createReplayGuard()
  const startedAt = Math.floor(now() / 1000)
  return (request, target, body) => {
    const { headers } = request
    if (headers.has('origin') || headers.has('cookie') || headers.has('sec-fetch-site')) return no(refusal('browser'))
    if (assertion !== null && !assertion(headers.get('cf-access-jwt-assertion'), now())) return no(refusal('assertion'))
    const token = /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '')?.[1]
    const seconds = Math.floor(now() / 1000)
    const verified = verifyInternalToken(
      token,
      { method: request.method, target, body },
      ring,
      guard,
      seconds,
      startedAt,
    )
    return verified.ok ? verified : no(refusal(verified.problem))
  }
}

const refusal = (reason: Refusal) =>
  problem('internal-token-refused', `The internal token was refused: ${reason}.`, { reason })
