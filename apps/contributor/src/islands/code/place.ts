import { createSignal } from 'solid-js'
import { pathParams } from '@smithers/ui-kit/url/params'

/** Where the reader stands: a path from the root (empty for the root) and, unless it is now, a change. */
export type Place = { path: string; change: string | undefined }

/** Reads an address of the code room; undefined for any other. */
export function placeOf(url: URL): Place | undefined {
  const found = pathParams('/:owner/:repo/code/*path', url.pathname) ?? pathParams('/:owner/:repo/code', url.pathname)
  if (!found) return undefined
  return { path: 'path' in found ? String(found.path) : '', change: url.searchParams.get('change') || undefined }
}

const [place, setPlace] = createSignal<Place>({ path: '', change: undefined })

/** The place of the address, followed through the history. */
export function usePlace(): () => Place {
  const follow = () => setPlace(placeOf(new URL(location.href)) ?? { path: '', change: undefined })
  follow()
  addEventListener('popstate', follow)
  return place
}

/** A click on a link that stays in the code room becomes a step in the history; every other passes. */
export function stepWithin(event: MouseEvent): void {
  const link = (event.target as Element).closest('a')
  if (!link || event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const url = new URL(link.href)
  const next =
    url.origin === location.origin && url.pathname.split('/')[2] === location.pathname.split('/')[2] && placeOf(url)
  if (!next || (link.getAttribute('href') ?? '').startsWith('#')) return
  event.preventDefault()
  const stays = next.path === place().path
  // The same file at another change keeps the lines one reads.
  if (stays && !url.hash) url.hash = location.hash
  history.pushState(null, '', url)
  setPlace(next)
  if (url.hash) dispatchEvent(new HashChangeEvent('hashchange'))
  else if (!stays) scrollTo(0, 0)
}
