import { problem } from '@smithers/api-spec/contract'
import { no, ok } from '@smithers/core/result'
import { cookiesNamed, accessCookie, preCookie, refreshCookie } from './cookies.ts'

/** Whether a browser sent the request: only browsers send these headers, and no page can leave them out or forge them. */
export function isBrowser(request: Request): boolean {
  return request.headers.has('origin') || request.headers.has('sec-fetch-site')
}

/**
 * Refuses a request that another site made a browser send, so that no page elsewhere can act with our cookies: the origin must be
 * ours to the letter, `Sec-Fetch-Site` must not contradict it, and a request with our cookies must name its origin.
 */
export function checkOrigin(request: Request, origin: string) {
  const claimed = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const withCookies = [accessCookie, refreshCookie, preCookie].some(
    (name) => cookiesNamed(request, name as typeof accessCookie).length > 0,
  )
  if (claimed !== null && claimed !== origin) return refused(`The request says that it comes from ${claimed}.`)
  if (site !== null && site !== 'same-origin') return refused('The browser says that another site made this request.')
  if (claimed === null && (withCookies || site !== null))
    return refused('The request does not say where it comes from.')
  return ok(undefined)
}

const refused = (detail: string) => no(problem('origin-refused', detail, {}))
