/** Where links of a text lead. `base` is the page's own folder, such as `/owner/repo/code/docs` or `/owner/repo/issues`. */
export type Places = { folder: string; code: string; repo: string }

/** The prefix of every id that a text brings, so that none can pass for one of the page's own. */
export const ID_PREFIX = 'user-content-'

const ORIGIN = 'https://hub.invalid'

export function placesOf(base: string): Places {
  const segments = base.split('/').filter((segment) => segment !== '')
  const repo = `/${segments.slice(0, 2).join('/')}`
  return { folder: `/${segments.join('/')}/`, code: `${repo}/code`, repo }
}

/**
 * Where a link of a text may lead, or null when nowhere. Addresses of other sites stay as they are; a relative one is
 * resolved against the page's folder, one that begins with `/` against the top of the code, and neither leaves the
 * repository. `#part` stays on the page.
 */
export function resolveLink(href: string, places: Places): { href: string; outside: boolean } | null {
  if (href.startsWith('#')) return { href: `#${prefixed(href.slice(1))}`, outside: false }
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return URL.canParse(href) ? outside(new URL(href)) : null
  const written = href.startsWith('/') && !/^[/\\]{2}/.test(href) ? places.code + href : href
  const from = ORIGIN + places.folder
  if (!URL.canParse(written, from)) return null
  const url = new URL(written, from)
  if (url.origin !== ORIGIN) return outside(url)
  const inside = url.pathname === places.repo || url.pathname.startsWith(`${places.repo}/`)
  return inside ? { href: url.pathname + url.search + url.hash, outside: false } : null
}

export const prefixed = (id: string): string => (id.startsWith(ID_PREFIX) ? id : ID_PREFIX + id)

function outside(url: URL) {
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? { href: url.href, outside: true } : null
}
