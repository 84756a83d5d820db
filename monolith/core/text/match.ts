/**
 * Words a person typed, as an FTS5 expression that finds rows with all of them. Each is quoted, so no sign of the query
 * language is one; words without a letter or digit are left out, for they would match nothing.
 * @returns undefined when no word is left
 */
export function matchAll(words: string): string | undefined {
  const quoted = words
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, 20)
    .map((word) => `"${word.replaceAll('"', '""')}"`)
  return quoted.length > 0 ? quoted.join(' ') : undefined
}
