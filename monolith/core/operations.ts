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
import { listChanges } from './change/list-changes.ts'
import { viewChange } from './change/view-change.ts'
import { listEvents } from './event/list-events.ts'
import { listFiles } from './file/list-files.ts'
import { viewFile } from './file/view-file.ts'
import { claimHub } from './hub/claim-hub.ts'
import { viewHub } from './hub/view-hub.ts'
import { createIssue } from './issue/create-issue.ts'
import { findSimilarIssues } from './issue/find-similar-issues.ts'
import { listIssueEvents } from './issue/list-issue-events.ts'
import { listIssues } from './issue/list-issues.ts'
import { viewIssue } from './issue/view-issue.ts'
import { listLimits } from './limit/list-limits.ts'
import { previewLimit } from './limit/preview-limit.ts'
import { removeLimit } from './limit/remove-limit.ts'
import { setLimit } from './limit/set-limit.ts'
import { importRepo } from './repo/import-repo.ts'
import { listRepos } from './repo/list-repos.ts'
import { viewRepo } from './repo/view-repo.ts'
import { searchRepo } from './search/search-repo.ts'
import type { Caller, Ports } from './ports/ports.ts'

type Operation<Id extends OperationId> = (
  input: Input<Id>,
  caller: Caller,
  ports: Ports,
) => Outcome<Id> | Promise<Outcome<Id>>

/** Every operation that the monolith answers, by its name in the spec. */
export const operations = {
  importRepo,
  listRepos,
  viewRepo,
  listFiles,
  viewFile,
  listChanges,
  viewChange,
  diffChange,
  listIssues,
  createIssue,
  viewIssue,
  listIssueEvents,
  findSimilarIssues,
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
  claimHub,
  recordSignIn,
  viewPolicy,
} as const satisfies { [Id in OperationId]?: Operation<Id> }
