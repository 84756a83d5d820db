/** Stands in Node, workerd and browsers alike (WHATWG Encoding), though not in the language's own library. */
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string }

/** Bytes that are looked at for a NUL, as git does. */
const SNIFFED = 8000

/** A file's bytes as text; null when they are not UTF-8, or hold a NUL near the beginning as binary files do. */
export function readText(bytes: Uint8Array): string | null {
  if (bytes.subarray(0, SNIFFED).includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Base64 (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  return (bytes as Uint8Array & { toBase64(): string }).toBase64()
}
