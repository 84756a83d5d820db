import type { Input, OperationId, Outcome } from '@smithers/api-spec/contract'

import { banAccount } from './account/ban-account.ts'
import { listAccountEvents } from './account/list-account-events.ts'
import { listAccounts } from './account/list-accounts.ts'
import { recordSignIn } from './account/record-sign-in.ts'
import { setAccountTier } from './account/set-account-tier.ts'
import { unbanAccount } from './account/unban-account.ts'
import { viewAccount } from './account/view-account.ts'
import { viewPolicy } from './account/view-policy.ts'
import { diffChange } from './change/diff-change.ts'
import { listBookmarks } from './change/list-bookmarks.ts'
import { listChanges } from './change/list-changes.ts'
import { viewChange } from './change/view-change.ts'
import { listEvents } from './event/list-events.ts'
import { blameFile } from './file/blame-file.ts'
import { listFiles } from './file/list-files.ts'
import { viewFile } from './file/view-file.ts'
import { claimHub } from './hub/claim-hub.ts'
import { rebuildHub } from './hub/rebuild-hub.ts'
import { viewHub } from './hub/view-hub.ts'
import { viewHubStatus } from './hub/view-hub-status.ts'
import { closeIssue } from './issue/close-issue.ts'
import { commentIssue } from './issue/comment-issue.ts'
import { createIssue } from './issue/create-issue.ts'
import { editIssue } from './issue/edit-issue.ts'
import { findSimilarIssues } from './issue/find-similar-issues.ts'
import { importIssues } from './issue/import-issues.ts'
import { labelIssue } from './issue/label-issue.ts'
import { listIssueEvents } from './issue/list-issue-events.ts'
import { listIssues } from './issue/list-issues.ts'
import { reopenIssue } from './issue/reopen-issue.ts'
import { viewIssue } from './issue/view-issue.ts'
import { createLabel } from './label/create-label.ts'
import { listLabels } from './label/list-labels.ts'
import { listLimits } from './limit/list-limits.ts'
import { previewLimit } from './limit/preview-limit.ts'
import { removeLimit } from './limit/remove-limit.ts'
import { setLimit } from './limit/set-limit.ts'
import { importRepo } from './repo/import-repo.ts'
import { listRepos } from './repo/list-repos.ts'
import { viewRepo } from './repo/view-repo.ts'
import { searchRepo } from './search/search-repo.ts'
import { acceptSuggestion } from './suggestion/accept-suggestion.ts'
import { listSuggestions } from './suggestion/list-suggestions.ts'
import { rejectSuggestion } from './suggestion/reject-suggestion.ts'
import { undoSuggestion } from './suggestion/undo-suggestion.ts'
import { viewSuggestion } from './suggestion/view-suggestion.ts'
import type { Caller, Ports } from './ports/ports.ts'

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

type Operation<Id extends OperationId> = (
  input: Input<Id>,
  caller: Caller,
  ports: Ports,
) => Outcome<Id> | Promise<Outcome<Id>>

/** Every operation that the monolith answers, by its name in the spec; a forgotten one does not compile. */
export const operations = {
  importRepo,
  listRepos,
  viewRepo,
  blameFile,
  listFiles,
  viewFile,
  listBookmarks,
  listChanges,
  viewChange,
  diffChange,
  listIssues,
  createIssue,
  viewIssue,
  editIssue,
  listIssueEvents,
  commentIssue,
  labelIssue,
  closeIssue,
  reopenIssue,
  importIssues,
  findSimilarIssues,
  listLabels,
  createLabel,
  listSuggestions,
  viewSuggestion,
  acceptSuggestion,
  rejectSuggestion,
  undoSuggestion,
  searchRepo,
  listEvents,
  listAccounts,
  viewAccount,
  setAccountTier,
  banAccount,
  unbanAccount,
  listAccountEvents,
  listLimits,
  setLimit,
  removeLimit,
  previewLimit,
  viewHub,
  viewHubStatus,
  rebuildHub,
  claimHub,
  recordSignIn,
  viewPolicy,
} as const satisfies { [Id in Exclude<OperationId, Elsewhere>]: Operation<Id> }
