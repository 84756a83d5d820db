import type { RepoName } from './here.ts'

/** A path of names as an address: each part encoded, slashes kept. */
function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

export function repoHref({ owner, name }: RepoName, rest = ''): string {
  return `/${encodeURIComponent(owner)}/${encodeURIComponent(name)}${rest}`
}

/** @param change undefined for now: the main bookmark */
export function codeHref(repo: RepoName, path = '', change?: string): string {
  const query = change ? `?change=${encodeURIComponent(change)}` : ''
  return repoHref(repo, `/code${path && `/${encodedPath(path)}`}${query}`)
}

export function changeHref(repo: RepoName, change: string): string {
  return repoHref(repo, `/changes/${encodeURIComponent(change)}`)
}

export function issueHref(repo: RepoName, number: number): string {
  return repoHref(repo, `/issues/${number}`)
}

export function issuesHref(repo: RepoName, words?: string): string {
  return repoHref(repo, `/issues${words === undefined ? '' : `?q=${encodeURIComponent(words)}`}`)
}
