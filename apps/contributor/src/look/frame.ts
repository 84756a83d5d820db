import { type RepoName, rememberRepo, rememberedRepo, repoInPath } from '../repo/here.ts'
import { codeHref, repoHref } from '../repo/links.ts'
import { startAccount } from './start-account.ts'
import { startKeysWhenPressed } from './start-keys.ts'

/**
 * Brings the page's static frame to life: the names of the place, the ways, search, the account and the keys.
 * A page outside of a repository keeps the ways of the last one visited.
 *
 * @param repo the one the address names; null at an address that means nothing
 */
export function startFrame(repo: RepoName | null = repoInPath() ?? null): void {
  if (repo) enterRepo(repo)
  else showWays(rememberedRepo())
  startAccount()
  startKeysWhenPressed()
}

/** Names the repository the page stands in, and leads to its rooms. */
export function enterRepo(repo: RepoName): void {
  rememberRepo(repo)
  showPlace(repo)
  showWays(repo)
}

function showPlace(repo: RepoName): void {
  const place = document.getElementById('place')
  if (!place || place.childElementCount > 1) return
  const name = document.createElement('a')
  name.href = repoHref(repo)
  name.textContent = repo.name
  place.append(slash(), plain(repo.owner), slash(), name)
}

function slash(): HTMLElement {
  const sign = plain('/')
  sign.ariaHidden = 'true'
  sign.className = 'text-mute'
  return sign
}

function plain(word: string): HTMLElement {
  const span = document.createElement('span')
  span.textContent = word
  return span
}

function showWays(repo: RepoName | undefined): void {
  if (!repo) return
  link('way-code', codeHref(repo))
  link('way-changes', repoHref(repo, '/changes'))
  link('way-issues', repoHref(repo, '/issues'))
  const seek = document.getElementById('seek') as HTMLFormElement
  seek.action = repoHref(repo, '/search')
}

function link(id: string, href: string): void {
  const way = document.getElementById(id)
  if (way instanceof HTMLAnchorElement) way.href = href
}
