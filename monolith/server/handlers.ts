import type { Input, OperationId, Outcome } from '@smithers/api-spec/contract'
import type { Caller, Ports } from '@smithers/core/ports/ports'

/** Operations that another part answers: the edge, or a stream. */
type Elsewhere =
  | 'createNonce'
  | 'signIn'
  | 'viewSession'
  | 'refreshSession'
  | 'signOut'
  | 'listSessions'
  | 'revokeSession'
  | 'startDeviceSignIn'
  | 'pollDeviceSignIn'
  | 'viewDeviceSignIn'
  | 'decideDeviceSignIn'
  | 'listKeys'
  | 'listAccountLimits'
  | 'viewQueuedIssue'
  | 'followEvents'

export type Handler<Id extends OperationId> = (
  input: Input<Id>,
  caller: Caller,
  ports: Ports,
) => Outcome<Id> | Promise<Outcome<Id>>

/** One entry an operation that the monolith answers; a forgotten one does not compile. */
export type Handlers = { [Id in Exclude<OperationId, Elsewhere>]: Handler<Id> }
