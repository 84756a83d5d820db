/** The lines of a text; a final newline does not begin another one. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.length > 1 && lines.at(-1) === '') lines.pop()
  return lines
}

export type LineRange = { from: number; to: number }

/** Reads `#L10`, `#L10-L20` (or `#L20-L10`); lines count from 1. Anything else is undefined. */
export function rangeOf(hash: string): LineRange | undefined {
  const found = /^#?L(\d{1,7})(?:-L?(\d{1,7}))?$/.exec(hash)
  if (!found) return undefined
  const from = Number(found[1])
  const to = Number(found[2] ?? found[1])
  return from < 1 || to < 1 ? undefined : { from: Math.min(from, to), to: Math.max(from, to) }
}

/** The fragment of a range of lines: `L10` or `L10-L20`. */
export function hashOf(range: LineRange): string {
  return range.from === range.to ? `L${range.from}` : `L${range.from}-L${range.to}`
}
