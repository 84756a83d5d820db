/** A code as it is being typed: capitals only, a dash after the fourth. */
export function letters(typed: string): string {
  const bare = typed
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '')
    .slice(0, 8)
  return bare.length > 4 ? `${bare.slice(0, 4)}-${bare.slice(4)}` : bare
}

/** The code once all eight letters stand. */
export function wholeCode(typed: string): string | undefined {
  return /^[A-Z]{4}-[A-Z]{4}$/.test(typed) ? typed : undefined
}
