import type { Right } from '@smithers/api-spec/commands/catalogue'
import { base64url, bytesOf, fromBase64url } from '../answer/bytes.ts'

/** Who the monolith shall take the request as coming from. */
export type InternalCaller = { sub: string; tier: Right }
/** The request that a token is bound to; `pathAndQuery` exactly as it is sent. */
export type BoundRequest = { method: string; pathAndQuery: string; body: Uint8Array<ArrayBuffer> }

/** Seconds that a token lives; the monolith takes no more than 60. */
const life = 30

/** `header` is the token's first part, which is the same for every token of a key. */
type Signer = { header: string; key: CryptoKey }
const signers = new Map<string, Signer>()

/**
 * Mints the token that lets one request into the monolith: HS256 (RFC 7515), bound to method, path, query and body.
 * @param secrets `kid:base64url[,…]`; the first signs
 */
export async function mintInternalToken(
  caller: InternalCaller,
  request: BoundRequest,
  secrets: string,
): Promise<string> {
  const { header, key } = signers.get(secrets) ?? (await importSigner(secrets))
  const iat = Math.floor(Date.now() / 1000)
  const claims = {
    iss: 'edge',
    aud: 'monolith',
    sub: caller.sub,
    tier: caller.tier,
    jti: crypto.randomUUID(),
    iat,
    exp: iat + life,
    htm: request.method,
    htu: request.pathAndQuery,
    bh: request.body.length === 0 ? hashOfNothing : base64url(await crypto.subtle.digest('SHA-256', request.body)),
  }
  const signed = `${header}.${encoded(claims)}`
  return `${signed}.${base64url(await crypto.subtle.sign('HMAC', key, bytesOf(signed)))}`
}

/** Most requests are reads. */
const hashOfNothing = '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'

const encoded = (part: unknown): string => base64url(bytesOf(JSON.stringify(part)))

async function importSigner(secrets: string): Promise<Signer> {
  const [kid = '', secret = ''] = (secrets.split(',')[0] ?? '').split(':')
  const raw = fromBase64url(secret)
  if (kid === '' || raw.length < 32)
    throw new Error('INTERNAL_SECRETS: the first entry needs a kid and at least 32 bytes')
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signer = { header: encoded({ alg: 'HS256', typ: 'sh-int+jwt', kid }), key }
  signers.set(secrets, signer)
  return signer
}
