/** A browser's access token. The prefix makes browsers refuse it from another host, path or without TLS (RFC 6265bis, 4.1.3). */
export const accessCookie = '__Host-sh_at'
export const refreshCookie = '__Secure-sh_rt'
/** Ties the beginning of a sign-in to one browser. */
export const preCookie = '__Host-sh_pre'

const places = {
  [accessCookie]: 'Path=/; SameSite=Lax',
  [refreshCookie]: 'Path=/api/auth; SameSite=Strict',
  [preCookie]: 'Path=/; SameSite=Strict',
}

/** Every value that the request carries under a name: more than one means that somebody planted one. */
export function cookiesNamed(request: Request, name: keyof typeof places): string[] {
  const sent = request.headers.get('cookie')
  if (sent === null) return []
  return sent
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}

/** @param seconds how long it is kept; 0 takes it away */
export function setCookie(name: keyof typeof places, value: string, seconds: number): string {
  return `${name}=${value}; ${places[name]}; Secure; HttpOnly; Max-Age=${seconds}`
}

export const noCookies = [setCookie(accessCookie, '', 0), setCookie(refreshCookie, '', 0)]
