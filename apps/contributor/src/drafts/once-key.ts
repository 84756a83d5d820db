/**
 * A key under which an operation has its effect once, however often it is sent. The same words get the same key, also after a
 * reload; other words get another.
 *
 * @param name what is sent, e.g. `new:owner/repo`
 * @param words exactly what is sent
 */
export function onceKey(name: string, words: string): string {
  const place = `smithers:once:${name}`
  const mark = fingerprint(words)
  const [known, key] = (sessionStorage.getItem(place) ?? '').split(' ')
  if (known === mark && key) return key
  const fresh = crypto.randomUUID()
  sessionStorage.setItem(place, `${mark} ${fresh}`)
  return fresh
}

/** Forgets the key once the words have arrived: the same words sent again are meant again. */
export function spent(name: string): void {
  sessionStorage.removeItem(`smithers:once:${name}`)
}

/** FNV-1a, 32 bits, with the length: it only tells whether words changed between two attempts. */
function fingerprint(words: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193) >>> 0
  return `${hash.toString(36)}-${words.length}`
}
