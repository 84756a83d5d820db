import type { AnyProblem } from '@smithers/api-spec/contract'
import { refusalHeaders } from '../limits/rate-headers.ts'

/** A JSON answer that no cache keeps. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  })
}

/** A problem document as RFC 9457 wants it sent; one about a limit says in its headers too when to come back. */
export function answerProblem(problem: AnyProblem, headers: Record<string, string> = {}): Response {
  const ofLimit = problem.type === 'urn:smithers:problem:limit-reached' ? refusalHeaders(problem, Date.now()) : {}
  return json(problem, problem.status, { 'content-type': 'application/problem+json', ...ofLimit, ...headers })
}

/** `Response.redirect` would make one whose headers cannot be added to. */
export const redirect = (location: string, status: 307 | 308): Response =>
  new Response(null, { status, headers: { location } })
