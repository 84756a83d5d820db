const utf8 = new TextEncoder()

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => utf8.encode(text) as Uint8Array<ArrayBuffer>

/** What the newest engines do themselves (ECMAScript 2026); TypeScript's library does not know it yet. */
type Native = { toBase64?(options: { alphabet: 'base64url'; omitPadding: boolean }): string }
const unpadded = { alphabet: 'base64url', omitPadding: true } as const

/** RFC 4648 section 5, without padding. */
export function base64url(bytes: ArrayBuffer | Uint8Array): string {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)
  const native = (view as Native).toBase64?.(unpadded)
  if (native !== undefined) return native
  let binary = ''
  for (const byte of view) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** An opaque random name of `size` bytes. */
export const randomName = (size: number): string => base64url(crypto.getRandomValues(new Uint8Array(size)))

/** How secrets are kept: their SHA-256. */
export async function sha256(text: string): Promise<string> {
  return base64url(await crypto.subtle.digest('SHA-256', bytesOf(text)))
}

/** The bytes of a base64url text. Throws `InvalidCharacterError` when it is none. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}
