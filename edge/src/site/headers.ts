/**
 * Everything a page may load comes from this origin; scripts and styles are files, never inline.
 * `smithers-html` is the kit's sanitizer. See docs/decisions/0008-one-origin.md.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types smithers-html solid',
].join('; ')

const always = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy':
    'camera=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** Adds what every answer carries, pages and API alike. HSTS only where the origin is https and not this machine. */
export function withSecurityHeaders(answer: Response, origin: string): Response {
  const out = new Response(answer.body, answer)
  for (const [name, value] of Object.entries(always)) out.headers.set(name, value)
  const { protocol, hostname } = new URL(origin)
  if (protocol === 'https:' && hostname !== 'localhost' && !hostname.endsWith('.localhost')) {
    out.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  }
  return out
}
