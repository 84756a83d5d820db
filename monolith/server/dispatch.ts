/** From an operation's name and its input to an answer: the same for a request over HTTP and for the CLI in this process. */
import { catalogue } from '@smithers/api-spec/catalogue'
import type { Operation } from '@smithers/api-spec/commands/catalogue'
import { mayCall } from '@smithers/api-spec/commands/rights'
import { problem, type AnyProblem, type OperationId } from '@smithers/api-spec/contract'
import { checkInput } from '@smithers/api-spec/contract/check-input'
import type { Caller, Ports } from '@smithers/core/ports/ports'

import type { Handlers } from './handlers.ts'

export type Answer = { status: number; body: unknown }
/** Counts failures without a name, and writes them down with an id. */
export type Bugs = { report(error: unknown, operation: string): string }

export const operations = new Map<string, Operation>(catalogue.operations.map((operation) => [operation.id, operation]))

export type Dispatch = ReturnType<typeof createDispatch>

export function createDispatch(ports: Ports, handlers: Handlers, bugs: Bugs) {
  /** Validated, authorised and run. `outside` and `inside` are filled with defaults on the way. */
  async function run(
    operation: Operation,
    outside: Record<string, unknown>,
    inside: unknown,
    caller: Caller,
  ): Promise<Answer> {
    if (!mayCall(operation, caller.tier)) return refused(tierTooLow(operation, caller))
    const id = operation.id as OperationId
    const misfit = checkInput(id, outside, inside)
    if (misfit) return refused(misfit)
    try {
      const outcome = await handlers[id as keyof Handlers](
        { ...outside, ...(inside as object) } as never,
        caller,
        ports,
      )
      return outcome.ok ? { status: outcome.status, body: outcome.body } : refused(outcome.problem)
    } catch (error) {
      // The one place where a failure without a name ends: it is counted, written down, and told as what it is, a bug.
      const bug = bugs.report(error, operation.id)
      return refused(problem('unexpected', `The failure has the id ${bug}.`, { id: bug }))
    }
  }

  return {
    run,
    /** Whether a caller may follow a stream with this input; a problem when not. */
    admit(operation: Operation, outside: Record<string, unknown>, caller: Caller): AnyProblem | null {
      return mayCall(operation, caller.tier)
        ? checkInput(operation.id as OperationId, outside, {})
        : tierTooLow(operation, caller)
    },
    /** The same from one flat object, as the CLI has it. */
    flat(id: string, input: Record<string, unknown>, caller: Caller): Promise<Answer> {
      const operation = operations.get(id)
      if (!operation || operation.stream || operation.servedBy !== 'monolith') {
        return Promise.resolve(refused(problem('no-such-operation', `This process has no operation ${id}.`, {})))
      }
      const isBody = new Set(operation.fields.filter((field) => field.in === 'body').map((field) => field.name))
      const entries = Object.entries(input).filter(([, value]) => value !== undefined)
      return run(
        operation,
        Object.fromEntries(entries.filter(([name]) => !isBody.has(name))),
        Object.fromEntries(entries.filter(([name]) => isBody.has(name))),
        caller,
      )
    },
  }
}

const refused = (document: AnyProblem): Answer => ({ status: document.status, body: document })

function tierTooLow(operation: Operation, caller: Caller): AnyProblem {
  return problem(
    'tier-too-low',
    `${operation.summary} needs ${operation.rights.join(' or ')}; you are ${caller.tier}.`,
    {
      tier: caller.tier,
      needs: [...operation.rights],
    },
  )
}
