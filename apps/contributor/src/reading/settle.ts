import { viewFile } from '@smithers/api-spec/client/file/file'
import type { RepoName } from '../repo/here.ts'
import { codeHref, repoHref } from '../repo/links.ts'
import { pictureOf } from './picture.ts'
import { pathFrom } from './relative-path.ts'

export type Origin = { repo: RepoName; path: string; change?: string | undefined }

/**
 * Leads the links of a rendered file to where they mean, and takes out pictures of other sites, which a page may not load:
 * their words stay, as a link.
 *
 * @returns fetches the repository's own pictures; call it once the words stand
 */
export function settle(content: DocumentFragment, from: Origin): () => Promise<void> {
  for (const link of content.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const href = link.getAttribute('href') ?? ''
    const path = ownPath(from, href)
    if (path !== undefined)
      link.setAttribute('href', codeHref(from.repo, path, from.change) + (/#.*/.exec(href)?.[0] ?? ''))
  }
  stepHeadings(content)
  // What scrolls sideways must be reachable without a mouse.
  for (const wide of content.querySelectorAll<HTMLElement>('pre, table')) wide.tabIndex = 0
  const own: [HTMLImageElement, string][] = []
  for (const picture of content.querySelectorAll('img')) {
    const src = picture.getAttribute('src') ?? ''
    const path = ownPath(from, src)
    if (path === undefined) {
      if (!src.startsWith('data:')) replaceByWords(picture, src)
      continue
    }
    picture.removeAttribute('src')
    own.push([picture, path])
  }
  for (const media of content.querySelectorAll('picture source, video')) media.remove()
  for (const line of content.querySelectorAll('p')) if (isBadges(line)) line.className = 'badges'
  return async () => {
    for (const [picture, path] of own) await show(picture, path, from)
  }
}

/** No level is passed over, wherever the writer began: a reader who goes from heading to heading loses none. */
function stepHeadings(content: DocumentFragment): void {
  let above = 1
  for (const heading of content.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Number(heading.tagName[1])
    above = Math.min(level, above + 1)
    if (above !== level) heading.ariaLevel = String(above)
  }
}

/** A line of nothing but links, as the badges of a README become: it should not shout above the words. */
function isBadges(line: HTMLParagraphElement): boolean {
  const links = [...line.querySelectorAll('a')]
  const linked = links.reduce((sum, link) => sum + link.textContent.trim().length, 0)
  return (
    links.length > 2 &&
    linked === [...line.childNodes].reduce((sum, node) => sum + (node.textContent ?? '').trim().length, 0)
  )
}

/** The repository's own file an address means: relative to the file, or already led into the code room by the hub. */
function ownPath(from: Origin, address: string): string | undefined {
  const room = `${repoHref(from.repo)}/code/`
  if (address.startsWith(room)) return pathFrom('', address.slice(room.length))
  return address.startsWith(`${repoHref(from.repo)}/`) ? undefined : pathFrom(from.path, address)
}

async function show(picture: HTMLImageElement, path: string, { repo, change }: Origin): Promise<void> {
  const answer = await viewFile(repo.owner, repo.name, { path, ...(change && { change }) })
  const source = answer.status === 200 ? pictureOf(answer.data) : undefined
  if (source) picture.src = source
  else replaceByWords(picture, codeHref(repo, path, change))
}

/** A picture that cannot be shown leaves its words, quietly: as a link to where it lies, within the link it stood in if any. */
function replaceByWords(picture: HTMLImageElement, href: string): void {
  const words = document.createElement(picture.closest('a') ? 'span' : 'a')
  if (words instanceof HTMLAnchorElement) words.href = href
  words.className = 'picture-words'
  words.textContent = picture.alt || picture.title || 'picture'
  picture.replaceWith(words)
}
