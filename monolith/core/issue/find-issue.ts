import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'

import type { ReadStore } from '../ports/store.ts'
import { findRepo } from '../repo/find-repo.ts'
import type { RepoRow } from '../repo/repo-row.ts'
import { no, ok, type Result } from '../result.ts'
import type { IssueRow } from './issue-row.ts'

type Named = { owner: string; repo: string; number: number }
type Problem = ProblemDocuments['repo-not-found'] | ProblemDocuments['issue-not-found']

export function findIssue(store: ReadStore, named: Named): Result<{ repo: RepoRow; issue: IssueRow }, Problem> {
  const repo = findRepo(store, named)
  if (!repo.ok) return repo
  const issue = issueByNumber(store, repo.value.id, named.number)
  if (issue) return ok({ repo: repo.value, issue })
  const { number } = named
  return no(problem('issue-not-found', `${named.owner}/${named.repo} has no issue ${number}.`, { number }))
}

export function issueByNumber(store: ReadStore, repo: number, number: number): IssueRow | undefined {
  return store.get<IssueRow>('SELECT * FROM issues WHERE repo = ? AND number = ?', repo, number)
}

/** The row of an issue that was just written to. */
export function readIssue(store: ReadStore, id: number): IssueRow {
  const row = store.get<IssueRow>('SELECT * FROM issues WHERE id = ?', id)
  if (!row) throw new Error(`issue row ${id} is gone`)
  return row
}

/** Issues by their ids, in the order of these. */
export function readRows(store: ReadStore, ids: readonly number[]): IssueRow[] {
  return ids.flatMap((id) => store.all<IssueRow>('SELECT * FROM issues WHERE id = ?', id))
}
