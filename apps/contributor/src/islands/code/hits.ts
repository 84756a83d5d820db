export type Searched = { words: string; hits: { path: string; line: number }[] }

/** Reads what a search left; undefined when it is not of this shape. */
export function readSearched(kept: string | null): Searched | undefined {
  const found: unknown = kept === null ? undefined : JSON.parse(kept)
  return isSearched(found) ? found : undefined
}

function isSearched(found: unknown): found is Searched {
  if (typeof found !== 'object' || found === null) return false
  const { words, hits } = found as { words?: unknown; hits?: unknown }
  return typeof words === 'string' && Array.isArray(hits)
}

/** Which hit the reader stands at: the one of this line, else the nearest above it in the file, else its first; -1 elsewhere. */
export function hitAt(hits: Searched['hits'], path: string, line: number): number {
  const above = hits.findLastIndex((hit) => hit.path === path && hit.line <= line)
  return above >= 0 ? above : hits.findIndex((hit) => hit.path === path)
}
