import type { AnyProblem } from '@smithers/api-spec/contract'

/** A JSON answer that no cache keeps. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  })
}

/** A problem document as RFC 9457 wants it sent. */
export function answerProblem(problem: AnyProblem, headers: Record<string, string> = {}): Response {
  return json(problem, problem.status, { 'content-type': 'application/problem+json', ...headers })
}
