import type { Input, OperationId, Outcome } from '@smithers/api-spec/contract'

import { listAccountEvents } from './account/list-account-events.ts'
import { listAccounts } from './account/list-accounts.ts'
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
import { rebuildHub } from './hub/rebuild-hub.ts'
import { viewHubStatus } from './hub/view-hub-status.ts'
import { viewHub } from './hub/view-hub.ts'
import { findSimilarIssues } from './issue/find-similar-issues.ts'
import { listIssueEvents } from './issue/list-issue-events.ts'
import { listIssues } from './issue/list-issues.ts'
import { viewIssue } from './issue/view-issue.ts'
import { listLabels } from './label/list-labels.ts'
import { listLimits } from './limit/list-limits.ts'
import { previewLimit } from './limit/preview-limit.ts'
import { importRepo } from './repo/import-repo.ts'
import { listRepos } from './repo/list-repos.ts'
import { viewRepo } from './repo/view-repo.ts'
import { searchRepo } from './search/search-repo.ts'
import { listSuggestions } from './suggestion/list-suggestions.ts'
import { viewSuggestion } from './suggestion/view-suggestion.ts'
import type { Caller, Ports } from './ports/ports.ts'
import type { writes } from './writes.ts'

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

type Read<Id extends OperationId> = (
  input: Input<Id>,
  caller: Caller,
  ports: Ports,
) => Outcome<Id> | Promise<Outcome<Id>>

/**
 * All other operations that the monolith answers. They read, and wait where they must; what they change, they ask the writer
 * for. One that is forgotten in both tables does not compile.
 */
export const reads = {
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
  viewIssue,
  listIssueEvents,
  findSimilarIssues,
  listLabels,
  listSuggestions,
  viewSuggestion,
  searchRepo,
  listEvents,
  listAccounts,
  viewAccount,
  listAccountEvents,
  listLimits,
  previewLimit,
  viewHub,
  viewHubStatus,
  rebuildHub,
  viewPolicy,
} as const satisfies { [Id in Exclude<OperationId, Elsewhere | keyof typeof writes>]: Read<Id> }
