import type { DiffLine } from './parse.ts'

/** The part of a line that differs from its partner: `[start, end)` in characters. */
export type Span = readonly [start: number, end: number]

/**
 * Finds, where as many lines went as came, what changed inside each: the part between the common beginning and end.
 * Lines with hardly anything in common are left whole.
 *
 * @returns the spans by line; lines without one are absent
 */
export function changesWithin(lines: readonly DiffLine[]): Map<DiffLine, Span> {
  const spans = new Map<DiffLine, Span>()
  let at = 0
  while (at < lines.length) {
    const gone = run(lines, at, 'gone')
    const came = run(lines, at + gone.length, 'new')
    if (gone.length > 0 && gone.length === came.length) gone.forEach((line, index) => pair(line, came[index], spans))
    at += Math.max(1, gone.length + came.length)
  }
  return spans
}

function run(lines: readonly DiffLine[], start: number, kind: DiffLine['kind']): DiffLine[] {
  let end = start
  while (lines[end]?.kind === kind) end++
  return lines.slice(start, end)
}

function pair(gone: DiffLine, came: DiffLine | undefined, spans: Map<DiffLine, Span>): void {
  if (!came) return
  const [a, b] = [gone.text, came.text]
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && a[head] === b[head]) head++
  let tail = 0
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  if (head + tail < shorter / 3) return
  spans.set(gone, [head, a.length - tail])
  spans.set(came, [head, b.length - tail])
}
