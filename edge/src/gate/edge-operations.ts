import type { OperationId } from '@smithers/api-spec/contract'
import { answerProblem, json } from '../answer/answer.ts'
import { createNonce } from '../auth/create-nonce.ts'
import { decideDeviceSignIn } from '../auth/decide-device-sign-in.ts'
import { listKeys } from '../auth/list-keys.ts'
import { pollDeviceSignIn } from '../auth/poll-device-sign-in.ts'
import { refreshSession } from '../auth/refresh-session.ts'
import { listSessions } from '../auth/list-sessions.ts'
import { revokeSession } from '../auth/revoke-session.ts'
import { viewDeviceSignIn } from '../auth/view-device-sign-in.ts'
import { signIn } from '../auth/sign-in.ts'
import { signOut } from '../auth/sign-out.ts'
import { startDeviceSignIn } from '../auth/start-device-sign-in.ts'
import { viewSession } from '../auth/view-session.ts'
import { listAccountLimits } from '../limits/list-account-limits.ts'
import { viewQueuedIssue } from '../limits/view-queued-issue.ts'
import type { Ask, EdgeAnswer, EdgeOperation } from './ask.ts'
import { readInput } from './read-input.ts'

/** The operations that the edge answers itself; a test compares them with the spec's `x-served-by: edge`. */
export const edgeOperations = {
  createNonce,
  decideDeviceSignIn,
  listAccountLimits,
  listKeys,
  listSessions,
  pollDeviceSignIn,
  refreshSession,
  revokeSession,
  signIn,
  signOut,
  startDeviceSignIn,
  viewDeviceSignIn,
  viewQueuedIssue,
  viewSession,
} satisfies { [Id in OperationId]?: EdgeOperation<Id> }

export type EdgeOperationId = keyof typeof edgeOperations

export const isEdgeOperation = (id: string): id is EdgeOperationId => Object.hasOwn(edgeOperations, id)

/** Validates the input of an operation of the edge, runs it, and writes what it answers. */
export async function runEdgeOperation(id: EdgeOperationId, ask: Ask): Promise<Response> {
  const input = readInput(id, ask)
  if (!input.ok) return answerProblem(input.problem)
  const run = edgeOperations[id] as (input: unknown, ask: Ask) => Promise<EdgeAnswer<EdgeOperationId>>
  const outcome = await run(input.value, ask)
  const answer = outcome.ok
    ? json(outcome.body, outcome.status, outcome.headers)
    : answerProblem(outcome.problem, outcome.headers)
  for (const cookie of outcome.cookies ?? []) answer.headers.append('set-cookie', cookie)
  return answer
}
