import type { Io } from '../io.ts'
import { visible } from '../trouble.ts'
import { cellText, memberAt } from './cell.ts'
import { paint, stateColour } from './colour.ts'
import { pad } from './width.ts'

/** Members that are whole texts and stand below the others. */
const long = new Set(['body', 'description', 'content', 'excerpt'])

/**
 * One thing, a line for each column: `name:<tab>value` when piped, aligned on a terminal. A text stands below, after `--` when
 * piped, as gh has it. A single column is its value alone, for a script to take.
 */
export const detailsText = (body: unknown, columns: readonly string[], io: Io): string => {
  if (columns.length === 1) return `${cellText(memberAt(body, columns[0]!))}\n`
  const lines = columns.filter((path) => !long.has(path))
  const width = Math.max(...lines.map((path) => path.length))
  const now = io.tty.out ? io.now() : undefined
  const head = lines.map((path) => {
    const value = memberAt(body, path)
    const text = cellText(value, now)
    const colour = stateColour(value)
    return io.tty.out
      ? `${paint(io, 'faint', pad(path, width))}  ${colour ? paint(io, colour, text) : text}`.trimEnd()
      : `${path}:\t${text}`
  })
  const texts = columns.filter((path) => long.has(path)).map((path) => memberAt(body, path))
  const below = texts.filter((text): text is string => typeof text === 'string').map((text) => shownText(text, io))
  return [...head, ...below.flatMap((text) => (io.tty.out ? ['', text] : ['--', text]))].join('\n').concat('\n')
}

/** A text of several lines: as it is when piped, without control characters on a terminal. */
export const shownText = (text: string, io: Io): string => {
  return io.tty.out ? visible(text.replaceAll('\r\n', '\n').trimEnd()) : text.replace(/\n$/, '')
}
