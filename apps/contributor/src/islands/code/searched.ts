import type { RepoName } from '../../repo/here.ts'

const mark = (repo: RepoName) => `smithers:searched:${repo.owner}/${repo.name}`

/** What the search of this tab found last in the code, as it was kept; null when nothing was searched for. */
export function searched(repo: RepoName): string | null {
  return sessionStorage.getItem(mark(repo))
}

/** Keeps what a search found, for the code room to step through. */
export function keepSearched(repo: RepoName, found: object): void {
  sessionStorage.setItem(mark(repo), JSON.stringify(found))
}
