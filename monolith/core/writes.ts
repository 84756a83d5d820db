import type { Input, OperationId, Outcome } from '@smithers/api-spec/contract'

import { banAccount } from './account/ban-account.ts'
import { recordSignIn } from './account/record-sign-in.ts'
import { setAccountTier } from './account/set-account-tier.ts'
import { unbanAccount } from './account/unban-account.ts'
import { claimHub } from './hub/claim-hub.ts'
import { closeIssue } from './issue/close-issue.ts'
import { commentIssue } from './issue/comment-issue.ts'
import { createIssue } from './issue/create-issue.ts'
import { editIssue } from './issue/edit-issue.ts'
import { importIssues } from './issue/import-issues.ts'
import { labelIssue } from './issue/label-issue.ts'
import { reopenIssue } from './issue/reopen-issue.ts'
import { createLabel } from './label/create-label.ts'
import { removeLimit } from './limit/remove-limit.ts'
import { setLimit } from './limit/set-limit.ts'
import { acceptSuggestion } from './suggestion/accept-suggestion.ts'
import { decideSuggestions } from './suggestion/decide-suggestions.ts'
import { rejectSuggestion } from './suggestion/reject-suggestion.ts'
import { undoSuggestion } from './suggestion/undo-suggestion.ts'
import type { Caller, WritePorts } from './ports/ports.ts'

/** Decides and writes without waiting. */
type Write<Id extends OperationId> = (input: Input<Id>, caller: Caller, ports: WritePorts) => Outcome<Id>

/** Operations that the writer runs, each in a transaction that others may share. */
export const writes = {
  createIssue,
  editIssue,
  commentIssue,
  labelIssue,
  closeIssue,
  reopenIssue,
  importIssues,
  createLabel,
  acceptSuggestion,
  rejectSuggestion,
  decideSuggestions,
  undoSuggestion,
  setAccountTier,
  banAccount,
  unbanAccount,
  setLimit,
  removeLimit,
  claimHub,
  recordSignIn,
} as const satisfies { [Id in OperationId]?: Write<Id> }
