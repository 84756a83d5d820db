import type { Input, OperationId, Outcome } from '@smithers/api-spec/contract'

import type { Draft, EventType } from '../log/kinds.ts'
import type { Finding } from './offload.ts'
import type { Caller } from './ports.ts'

/** An issue by its repository's id and its number there. */
export type IssueKey = { repo: number; number: number }

/**
 * The only one who writes the log. Writes that reach it together share a transaction; each promise settles once its write is
 * on disk, or rejects with what core threw. Whoever waits for something in between (a disk, a thread) asks it for each step.
 */
export type Writer = {
  /** Runs an operation of the table `writes`. */
  operate<Id extends OperationId>(operation: Id, input: Input<Id>, caller: Caller): Promise<Outcome<Id>>
  append<T extends EventType>(actor: string, draft: Draft<T>): Promise<void>
  recordTriage(issue: IssueKey, findings: Finding[]): Promise<void>
  /** Makes every projection anew from the log. */
  rebuild(): Promise<void>
}
