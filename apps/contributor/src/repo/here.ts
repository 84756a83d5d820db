import { pathParams } from '@smithers/ui-kit/url/params'

export type RepoName = { owner: string; name: string }

const own = new Set(['you', 'device', 'claim', 'admin', 'maintainer', 'api', '_shell'])
const lastVisited = 'smithers:repo'

/** The repository the address names; undefined on pages that stand outside of one. */
export function repoInPath(path: string = location.pathname): RepoName | undefined {
  const found = pathParams('/:owner/:name/*rest', path)
  return found && found.owner && found.name && !own.has(found.owner)
    ? { owner: found.owner, name: found.name }
    : undefined
}

/** Keeps the repository on this device, so that pages outside of one know the way back. */
export function rememberRepo(repo: RepoName): void {
  localStorage.setItem(lastVisited, `${repo.owner}/${repo.name}`)
}

/** Forgets it: it turned out not to exist. */
export function forgetRepo(): void {
  localStorage.removeItem(lastVisited)
}

/** The repository that was visited last. */
export function rememberedRepo(): RepoName | undefined {
  return repoInPath(`/${localStorage.getItem(lastVisited) ?? ''}`)
}
