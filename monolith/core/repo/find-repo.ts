import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'

import type { ReadStore } from '../ports/store.ts'
import { no, ok, type Result } from '../result.ts'
import type { RepoRow } from './repo-row.ts'

type Named = { owner: string; repo: string }

/** Finds a repository by owner and name, whatever their case. */
export function findRepo(
  store: ReadStore,
  { owner, repo }: Named,
): Result<RepoRow, ProblemDocuments['repo-not-found']> {
  const row = store.get<RepoRow>('SELECT * FROM repos WHERE owner = ? AND name = ?', owner, repo)
  if (row) return ok(row)
  return no(problem('repo-not-found', `This hub has no repository ${owner}/${repo}.`, { repo: `${owner}/${repo}` }))
}

/** Finds a repository whose code can be read. */
export function findReadyRepo(
  store: ReadStore,
  named: Named,
): Result<RepoRow, ProblemDocuments['repo-not-found'] | ProblemDocuments['repo-not-ready']> {
  const found = findRepo(store, named)
  if (!found.ok || found.value.state === 'ready') return found
  const { owner, name, state } = found.value
  const detail =
    state === 'failed' ? `The import of ${owner}/${name} has failed.` : `${owner}/${name} is still being imported.`
  return no(problem('repo-not-ready', detail, { state }))
}
