import { randomName, sha256 } from '../answer/bytes.ts'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import { isBrowser } from '../gate/check-origin.ts'
import { cookiesNamed, preCookie, setCookie } from '../gate/cookies.ts'
import { chainId } from './access-token.ts'
import { statement } from './statement.ts'

const minute = 60_000
const life = 5 * minute

/** Begins a sign-in: a nonce that works once, for five minutes, and in a browser only there. */
export async function createNonce(_input: unknown, { request, env }: Ask): Promise<EdgeAnswer<'createNonce'>> {
  const nonce = newNonce()
  const expires = Date.now() + life
  // Two tabs may begin at once, so a browser keeps the name it has.
  const browser = isBrowser(request) ? (knownBrowser(request) ?? randomName(24)) : undefined
  await env.DB.batch([
    env.DB.prepare('DELETE FROM nonces WHERE expires_at < ?').bind(Date.now() - life),
    env.DB.prepare('INSERT INTO nonces (nonce, browser, expires_at) VALUES (?, ?, ?)').bind(
      nonce,
      browser === undefined ? null : await sha256(browser),
      expires,
    ),
  ])
  return {
    ok: true,
    status: 200,
    body: {
      nonce,
      domain: new URL(env.ORIGIN).host,
      uri: env.ORIGIN,
      chainId,
      statement,
      version: '1',
      expiresAt: new Date(expires).toISOString(),
    },
    ...(browser === undefined ? {} : { cookies: [setCookie(preCookie, browser, life / 1000)] }),
  }
}

/** Takes a nonce out, before anything costly is checked, so that of any number of parallel uses one at most goes on. */
export async function takeNonce(nonce: string, { request, env }: Pick<Ask, 'request' | 'env'>): Promise<TakenNonce> {
  const row = await env.DB.prepare('DELETE FROM nonces WHERE nonce = ? RETURNING browser, expires_at')
    .bind(nonce)
    .first<{ browser: string | null; expires_at: number }>()
  if (row === null) return 'unknown'
  if (row.expires_at <= Date.now()) return 'expired'
  const browser = knownBrowser(request)
  const same =
    row.browser === null ? !isBrowser(request) : browser !== undefined && row.browser === (await sha256(browser))
  return same ? 'taken' : 'other-browser'
}

export type TakenNonce = 'taken' | 'unknown' | 'expired' | 'other-browser'

function knownBrowser(request: Request): string | undefined {
  const names = cookiesNamed(request, preCookie)
  return names.length === 1 && /^[\w-]{32}$/.test(names[0] ?? '') ? names[0] : undefined
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** 24 letters and digits: EIP-4361 allows nothing else. Bytes past the last whole alphabet are thrown away, so all are equally likely. */
function newNonce(): string {
  let nonce = ''
  while (nonce.length < 24) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      if (byte < 248 && nonce.length < 24) nonce += alphabet[byte % 62]
    }
  }
  return nonce
}
