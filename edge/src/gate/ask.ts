import type { Operation } from '@smithers/api-spec/commands/catalogue'
import type { Input, OperationId, Outcome } from '@smithers/api-spec/contract'
import type { Env } from '../env.ts'
import type { Caller } from './caller.ts'

/** One admitted request, as the rooms of the edge see it. */
export type Ask = {
  request: Request
  url: URL
  /** Path and query as they came, which is how they go on to the monolith. */
  target: string
  operation: Operation
  /** Decoded names in the path. */
  names: Record<string, string>
  body: Uint8Array<ArrayBuffer>
  caller: Caller
  /** Where the request came from, or `unknown`. */
  ip: string
  env: Env
  context: ExecutionContext
}

/** The answer of an operation that the edge itself serves. */
export type EdgeAnswer<Id extends OperationId> = Outcome<Id> & { cookies?: string[]; headers?: Record<string, string> }

export type EdgeOperation<Id extends OperationId> = (input: Input<Id>, ask: Ask) => Promise<EdgeAnswer<Id>>
