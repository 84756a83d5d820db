import type { Operation } from '@smithers/api-spec/commands/catalogue'
import { mayCall } from '@smithers/api-spec/commands/rights'
import { problem, type AnyProblem, type OperationId } from '@smithers/api-spec/contract'
import type { Caller, Ports } from '@smithers/core/ports/ports'
import { reads } from '@smithers/core/reads'
import { writes } from '@smithers/core/writes'
import { invalidInput } from '@smithers/core/text/check-text'

import { operationById } from './operation-by-id.ts'
import { readInput, type Parts } from './read-input.ts'
import { splitInput } from './split-input.ts'

/** What a caller gets: the same over HTTP and in process. */
export type Answer = { status: number; body: unknown; headers: Record<string, string> }

type AnyOutcome = { ok: true; status: number; body?: unknown } | { ok: false; problem: AnyProblem }
type Read = (input: unknown, caller: Caller, ports: Ports) => AnyOutcome | Promise<AnyOutcome>

export type Dispatch = {
  /** Input as one flat object, as the command line makes it. */
  flat(operationId: string, input: unknown, caller: Caller): Promise<Answer>
  /** Input in the parts in which HTTP brings it. */
  parts(operation: Operation, parts: Parts, caller: Caller): Answer | Promise<Answer>
}

/**
 * The one way to an operation: rights, input, core. `onUnknown` is told of what core threw (a bug, counted) and answers
 * with the id under which it was logged; this is the only place that catches errors without a name.
 */
export function createDispatch(ports: Ports, onUnknown: (error: unknown, operationId: string) => string): Dispatch {
  const parts = (operation: Operation, given: Parts, caller: Caller): Answer | Promise<Answer> => {
    try {
      const refusal = refuse(operation, caller)
      if (refusal) return toAnswer({ ok: false, problem: refusal })
      const input = readInput(operation.id, given)
      if (!input.ok) return toAnswer(input)
      const outcome = operate(operation.id, input.value, caller)
      if (!outcome) return toAnswer({ ok: false, problem: noSuchOperation(operation.id) })
      if (!(outcome instanceof Promise)) return toAnswer(outcome)
      return outcome.then(toAnswer, (error: unknown) => unexpected(error, operation.id))
    } catch (error) {
      return unexpected(error, operation.id)
    }
  }
  const operate = (id: string, input: unknown, caller: Caller) =>
    id in writes
      ? ports.writer.operate(id as OperationId, input as never, caller)
      : // Another thread may write; what is read before the first wait is of one moment.
        ports.store.look(() => (reads as Record<string, Read>)[id]?.(input, caller, ports))
  const unexpected = (error: unknown, operationId: string): Answer => {
    const id = onUnknown(error, operationId)
    return toAnswer({ ok: false, problem: problem('unexpected', `The hub has noted it under ${id}.`, { id }) })
  }
  return {
    parts,
    async flat(operationId, input, caller) {
      const operation = operationById(operationId)
      if (!operation) return toAnswer({ ok: false, problem: noSuchOperation(operationId) })
      if (typeof input !== 'object' || input === null || Array.isArray(input))
        return toAnswer({ ok: false, problem: invalidInput([{ pointer: '', message: 'must be an object' }]) })
      return parts(operation, splitInput(operation, input as Record<string, unknown>), caller)
    },
  }
}

/** Rights, in the words of the problems that the operation declares. */
export function refuse(operation: Operation, caller: Caller): AnyProblem | undefined {
  if (mayCall(operation, caller.tier)) return undefined
  const declares = (name: string) => operation.problems.includes(name)
  if (declares('unauthenticated') && (caller.tier === 'anonymous' || !declares('tier-too-low')))
    return problem('unauthenticated', 'This needs an account.', { reason: 'missing' })
  return problem('tier-too-low', `${operation.command || operation.id} is for ${operation.rights.join(', ')}.`, {
    tier: caller.tier,
    needs: [...operation.rights],
  })
}

export function noSuchOperation(what: string): AnyProblem {
  return problem('no-such-operation', `There is no operation ${what}.`, {})
}

const JSON_TYPE = { 'content-type': 'application/json' }
const PROBLEM_TYPE = { 'content-type': 'application/problem+json' }

export function toAnswer(outcome: AnyOutcome): Answer {
  if (outcome.ok) return { status: outcome.status, body: outcome.body, headers: JSON_TYPE }
  return { status: outcome.problem.status, body: outcome.problem, headers: PROBLEM_TYPE }
}
