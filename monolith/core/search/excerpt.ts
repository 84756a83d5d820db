const WIDTH = 180
const BEFORE = 50

/** Around the first place where one of the words (folded, or their stems) stands in a text; one line, no markup. */
export function excerptOf(text: string, words: readonly string[]): string {
  const line = plainLine(text)
  const at = firstOf(line, words)
  const from = at <= BEFORE ? 0 : startOfWord(line, at - BEFORE)
  const to = from + WIDTH >= line.length ? line.length : endOfWord(line, from + WIDTH)
  return `${from > 0 ? '…' : ''}${line.slice(from, to).trim()}${to < line.length ? '…' : ''}`
}

/** Markdown and HTML reduced to what a reader would read, on one line. */
function plainLine(text: string): string {
  return text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<\/?(?:p|div|br|hr|li|ul|ol|tr|td|th|table|pre|h[1-6]|details|summary|blockquote)\b[^<>]{0,500}>/gi, ' ')
    .replace(/<\/?[a-z][^<>]{0,500}>/gi, '')
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|```[^\n]*|~~~[^\n]*)(?=\s|$)/gm, ' ')
    .replace(/```|\*\*|__/g, '')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
}

function firstOf(line: string, words: readonly string[]): number {
  const low = line.toLowerCase()
  // A length that changes with the case (İ) would shift every place after it.
  if (low.length !== line.length) return 0
  let first = -1
  for (const word of words) {
    for (let at = low.indexOf(word); at !== -1; at = low.indexOf(word, at + 1)) {
      if (at > 0 && /[\p{L}\p{N}]/u.test(low[at - 1] ?? '')) continue
      if (first === -1 || at < first) first = at
      break
    }
  }
  return Math.max(first, 0)
}

function startOfWord(line: string, near: number): number {
  const space = line.indexOf(' ', near)
  return space === -1 || space > near + 30 ? near + lowSurrogateAt(line, near) : space + 1
}

function endOfWord(line: string, near: number): number {
  const space = line.lastIndexOf(' ', near)
  return space < near - 30 ? near + lowSurrogateAt(line, near) : space
}

/** 1 when a cut there would split a character in two. */
function lowSurrogateAt(line: string, at: number): number {
  const code = line.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? 1 : 0
}
