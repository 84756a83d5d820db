import type { Io } from '../io.ts'
import { cellText, memberAt } from './cell.ts'
import { paint, stateColour } from './colour.ts'
import { pad, shorten, widthOf } from './width.ts'

const gap = '  '
/** A column is not shortened below this while another is longer. */
const narrowest = 8

/**
 * Rows as gh shows them: on a terminal aligned under a header and cut to its width, otherwise tab-separated without one,
 * with nothing cut and times as they are.
 */
export const tableText = (rows: readonly unknown[], columns: readonly string[], io: Io): string => {
  if (rows.length === 0) return ''
  if (!io.tty.out)
    return rows.map((row) => `${columns.map((path) => cellText(memberAt(row, path))).join('\t')}\n`).join('')
  const header = columns.map(titleOf)
  const cells = rows.map((row) => columns.map((path) => shortId(path, cellText(memberAt(row, path), io.now()))))
  const widths = fitted(
    columns.map((_, column) => Math.max(widthOf(header[column]!), ...cells.map((line) => widthOf(line[column]!)))),
    io.tty.width,
  )
  const lineOf = (texts: readonly string[], painted: (text: string, column: number) => string): string =>
    texts
      .map((text, column) => painted(aligned(text, column, widths), column))
      .join(gap)
      .trimEnd()
  const lines = cells.map((line, index) =>
    lineOf(line, (text, column) => {
      const colour = stateColour(memberAt(rows[index], columns[column]!))
      return colour ? paint(io, colour, text) : text
    }),
  )
  return [lineOf(header, (text) => paint(io, 'faint', text)), ...lines].join('\n').concat('\n')
}

/** The beginning of a change's id names it, and leaves room for its title. */
const shortId = (path: string, text: string): string => (path === 'change' ? text.slice(0, 12) : text)

/** The last column is not padded: nothing stands behind it. */
const aligned = (text: string, column: number, widths: readonly number[]): string => {
  const short = shorten(text, widths[column]!)
  return column === widths.length - 1 ? short : pad(short, widths[column]!)
}

/** `author.name`, `author.at` and `updatedAt` as headers: AUTHOR, WHEN, UPDATED. */
const titleOf = (path: string): string =>
  path
    .replace(/^.*\.at$/, 'when')
    .replace(/\.at$|At$/, '')
    .replace(/\.name$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('.', ' ')
    .toUpperCase()

/** Takes from the widest column, one step at a time, until the line fits or all are narrow. */
const fitted = (natural: readonly number[], width: number): number[] => {
  const widths = [...natural]
  let over = widths.reduce((sum, each) => sum + each, 0) + gap.length * (widths.length - 1) - width
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths))
    if (widths[widest]! <= narrowest) break
    const others = Math.max(narrowest, ...widths.filter((_, column) => column !== widest))
    const step = Math.min(over, Math.max(1, widths[widest]! - others))
    widths[widest]! -= step
    over -= step
  }
  return widths
}
