import type { Env } from '../env.ts'

/**
 * Everything a page may load comes from this origin; scripts and styles are files, never inline.
 * `smithers-html` is the kit's sanitizer. See docs/decisions/0008-one-origin.md.
 */
const contentSecurityPolicy = (walletHost: string): string => {
  const wallet = walletHost === '' ? '' : ` ${walletHost}`
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self'${wallet}`,
    ...(wallet === '' ? [] : [`frame-src${wallet}`]),
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types smithers-html solid',
  ].join('; ')
}

/** What every answer carries: even an answer of the API can be opened as a page. */
const always = (walletHost: string) => ({
  'content-security-policy': contentSecurityPolicy(walletHost),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
})

/** What means something for documents alone. */
function ofPages(walletHost: string) {
  const passkeys = walletHost === '' ? '(self)' : `(self "${walletHost}")`
  return {
    'permissions-policy': `camera=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=${passkeys}, publickey-credentials-create=${passkeys}`,
    'cross-origin-opener-policy': 'same-origin',
  }
}

/** HSTS only where the origin is https and not this machine. */
const ofTransport = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

type Names = [string, string][]
type Place = Pick<Env, 'ORIGIN' | 'WALLET_HOST'>
let known: { origin: string; walletHost: string; api: Names; page: Names } | undefined

function headersOf({ ORIGIN: origin, WALLET_HOST: walletHost }: Place) {
  const { protocol, hostname } = new URL(origin)
  const isPublic = protocol === 'https:' && hostname !== 'localhost' && !hostname.endsWith('.localhost')
  const api = Object.entries({ ...always(walletHost), ...(isPublic ? ofTransport : {}) })
  return { origin, walletHost, api, page: [...api, ...Object.entries(ofPages(walletHost))] }
}

/** Adds the rules for browsers to an answer of ours; one that came from elsewhere must have been copied before. */
export function addSecurityHeaders(answer: Response, place: Place): Response {
  if (known?.origin !== place.ORIGIN || known.walletHost !== place.WALLET_HOST) known = headersOf(place)
  const { headers } = answer
  const isJson = headers.get('content-type')?.startsWith('application/json') ?? false
  for (const [name, value] of isJson ? known.api : known.page) headers.set(name, value)
  return answer
}
