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

/** What every answer carries: even an answer of the API can be opened as a page, and then loads nothing and is framed by nobody. */
const always = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
}

/** What means something for documents alone. */
function ofPages(walletHost: string) {
  const passkeys = walletHost === '' ? '(self)' : `(self "${walletHost}")`
  return {
    'content-security-policy': contentSecurityPolicy(walletHost),
    'referrer-policy': 'same-origin',
    'permissions-policy': `camera=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=${passkeys}, publickey-credentials-create=${passkeys}`,
    'cross-origin-opener-policy': 'same-origin',
  }
}

/** HSTS only where the origin is https and not this machine. */
const ofTransport = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

type Place = Pick<Env, 'ORIGIN' | 'WALLET_HOST'>
type Rules = Readonly<Record<string, string>>
let known: { origin: string; walletHost: string; api: Rules; page: Rules } | undefined

function rulesOf({ ORIGIN: origin, WALLET_HOST: walletHost }: Place) {
  if (known?.origin === origin && known.walletHost === walletHost) return known
  const { protocol, hostname } = new URL(origin)
  const isPublic = protocol === 'https:' && hostname !== 'localhost' && !hostname.endsWith('.localhost')
  const api = { ...always, ...(isPublic ? ofTransport : {}) }
  known = { origin, walletHost, api, page: { ...api, ...ofPages(walletHost) } }
  return known
}

/** The rules of an answer of the API, always the same object for the same installation: for who makes many answers. */
export const apiRules = (place: Place): Rules => rulesOf(place).api

/** Adds the rules for browsers to an answer of ours that has none yet; one that came from elsewhere must have been copied before. */
export function addSecurityHeaders(answer: Response, place: Place): Response {
  const { headers } = answer
  if (headers.has('content-security-policy')) return answer
  const { api, page } = rulesOf(place)
  const isData = /^(application\/(problem\+)?json|text\/event-stream)/.test(headers.get('content-type') ?? '')
  for (const [name, value] of Object.entries(isData ? api : page)) headers.set(name, value)
  return answer
}
