import type { Problem } from './problem.ts'

/** What the generated client answers: one member per declared status. */
export type Answered = { status: number; data: unknown }
type Good = 200 | 201 | 202 | 203 | 204

/** The result an operation promises when it succeeds. */
export type ValueOf<R extends Answered> = Extract<R, { status: Good }>['data']

/** The outcome of one call, as data. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/**
 * Turns a call of the generated client into an outcome. Not reaching the hub, and an answer outside the contract, become
 * problems like any other; what is neither is a bug and is thrown on.
 *
 * @param call e.g. `() => getIssue(owner, repo, number)`
 */
export async function outcomeOf<R extends Answered>(call: () => Promise<R>): Promise<Outcome<ValueOf<R>>> {
  try {
    const answer = await call()
    return answer.status < 400
      ? { ok: true, value: answer.data as ValueOf<R> }
      : { ok: false, problem: answer.data as Problem }
  } catch (failure) {
    const problem = transportProblem(failure)
    if (!problem) throw failure
    return { ok: false, problem }
  }
}

function transportProblem(failure: unknown): Problem | undefined {
  if (!(failure instanceof Error)) return undefined
  if (failure.name === 'Unreachable') {
    return {
      type: 'urn:smithers:problem:unreachable',
      title: 'The hub did not answer',
      status: 0,
      next: 'Check your connection and try again. Nothing is lost.',
    }
  }
  if (failure.name === 'ContractViolation') {
    return {
      type: 'urn:smithers:problem:contract-violation',
      title: 'The hub gave an answer this page does not understand',
      status: 0,
      detail: failure.message,
      next: 'Reload the page. If it stays, report it with the sentence above.',
    }
  }
  return undefined
}
