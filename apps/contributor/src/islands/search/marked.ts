export type Piece = { text: string; hit: boolean }

/** Cuts an excerpt where the words that were searched for stand in it, whatever their case. */
export function marked(excerpt: string, words: string): Piece[] {
  const sought = words
    .split(/[\s"]+/)
    .filter((word) => word.length > 1)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  if (sought.length === 0) return [{ text: excerpt, hit: false }]
  return excerpt
    .split(new RegExp(`(${sought.join('|')})`, 'gi'))
    .map((text, index) => ({ text, hit: index % 2 === 1 }))
    .filter(({ text }) => text !== '')
}
