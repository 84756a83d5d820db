import { no, ok, type Result } from './result.ts'

/** One word of a line: its meaning in `text`, where it stood in `start` (inclusive) and `end` (exclusive), in UTF-16 units. */
export type Word = { text: string; start: number; end: number; quoted: boolean }

/** `at` is the position of the quote or backslash that has no end. */
export type LexProblem =
  | { kind: 'unclosed-quote'; quote: '"' | "'"; at: number }
  | { kind: 'dangling-escape'; at: number }

/** The words read so far and, when the line stops inside one, why: completion works on lines that are not finished. */
export type Scan = { words: Word[]; open?: LexProblem }

const isSpace = (char: string): boolean => char === ' ' || char === '\t' || char === '\n' || char === '\r'

/** Inside double quotes a backslash escapes only these; before anything else it is itself (POSIX shell, 2.2.3). */
const escapable = new Set(['"', '\\', '$', '`'])

/** Reads words as far as the line goes; an open quote or escape is reported beside the words, the last one being partial. */
export const scan = (line: string): Scan => {
  const words: Word[] = []
  let index = 0
  while (index < line.length) {
    if (isSpace(line[index]!)) {
      index += 1
      continue
    }
    const read = scanWord(line, index)
    words.push(read.word)
    if (read.open) return { words, open: read.open }
    index = read.word.end
  }
  return { words }
}

/**
 * Splits a line into words by the quoting rules of the POSIX shell: spaces part words, `'…'` is literal, `"…"` keeps spaces,
 * a backslash takes the next character as it is. Nothing is expanded: `$`, `*`, `#`, `|`, `;` and `~` are ordinary characters.
 */
export const lex = (line: string): Result<readonly Word[], LexProblem> => {
  const { words, open } = scan(line)
  return open ? no(open) : ok(words)
}

/** Writes a word so that `lex` reads it back unchanged. */
export const quote = (text: string): string => {
  if (text !== '' && !/[\s'"\\`$*?[\]{}()<>|&;~!#]/.test(text)) return text
  return `'${text.replaceAll("'", `'\\''`)}'`
}

const scanWord = (line: string, start: number): { word: Word; open?: LexProblem } => {
  let text = ''
  let quoted = false
  let index = start
  const word = (): Word => ({ text, start, end: index, quoted })
  while (index < line.length && !isSpace(line[index]!)) {
    const char = line[index]!
    if (char === '\\') {
      if (index + 1 === line.length) {
        const at = index
        index = line.length
        return { word: word(), open: { kind: 'dangling-escape', at } }
      }
      text += line[index + 1]!
      quoted = true
      index += 2
    } else if (char === "'" || char === '"') {
      const inside = scanQuoted(line, index, char)
      text += inside.text
      quoted = true
      const at = index
      index = inside.end
      if (!inside.closed) return { word: word(), open: { kind: 'unclosed-quote', quote: char, at } }
    } else {
      text += char
      index += 1
    }
  }
  return { word: word() }
}

const scanQuoted = (line: string, start: number, mark: '"' | "'"): { text: string; end: number; closed: boolean } => {
  let text = ''
  let index = start + 1
  while (index < line.length) {
    const char = line[index]!
    if (char === mark) return { text, end: index + 1, closed: true }
    if (mark === '"' && char === '\\' && escapable.has(line[index + 1] ?? '')) {
      text += line[index + 1]!
      index += 2
    } else {
      text += char
      index += 1
    }
  }
  return { text, end: index, closed: false }
}
