/** What was rendered lately, up to `room` characters of texts and their HTML together. */
export type Rendered = { get(key: string): string | undefined; keep(key: string, html: string): void }

export function createRendered(room: number): Rendered {
  const held = new Map<string, string>()
  let size = 0
  return {
    get(key) {
      const html = held.get(key)
      if (html === undefined) return undefined
      // Moved to the end: a map keeps the order of arrival, and what is at its beginning was used longest ago.
      held.delete(key)
      held.set(key, html)
      return html
    },
    keep(key, html) {
      const weight = key.length + html.length
      if (weight > room || held.has(key)) return
      held.set(key, html)
      size += weight
      for (const [oldest, old] of held) {
        if (size <= room) break
        held.delete(oldest)
        size -= oldest.length + old.length
      }
    },
  }
}
