/** Decodes base64url (RFC 4648 section 5) in its one canonical form: no padding, no stray bits, no other letters. */
export function decodeExactly(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : undefined
}

/** The JSON object that a part of a token holds. */
export function readObject(part: string): Record<string, unknown> | undefined {
  const bytes = decodeExactly(part)
  if (!bytes) return undefined
  const value = parse(bytes.toString('utf8'))
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
