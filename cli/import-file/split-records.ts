/** A record of a JSON list with the line it begins on, or why it cannot be read. Lines count from 1. */
export type SplitRecord = { line: number; record: unknown; bytes: number } | { line: number; refused: string }

/** A longer record is refused: no issue tracker writes one. */
const longest = 8 * 1024 * 1024

const byte = (char: string): number => char.charCodeAt(0)
const [quote, backslash, open, close, openList, closeList, comma, newline] = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  '\n',
].map(byte)
const spaces = new Set([' ', '\t', '\r', '\n'].map(byte))

/**
 * Splits a JSON list (or records that merely follow each other) into its records while it is read, so that a file of any size
 * passes through little memory and one broken record does not take the others with it:
 * a text that runs over the end of its line is closed there, a record that begins where a member's name is due ends the one
 * before, and a file that is cut off loses its last record only. Works on bytes: every sign that matters is ASCII.
 */
export async function* splitRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SplitRecord> {
  const state = fresh()
  for await (const chunk of chunks) {
    for (const char of chunk) {
      const done = step(state, char)
      if (done) yield done
      if (state.list === 'foreign') return
      if (char === newline) state.line += 1
    }
  }
  if (state.list === 'awaited') yield { line: 1, refused: 'the file is empty' }
  else if (state.bytes.length > 0 || state.tooLong)
    yield { line: state.began, refused: 'the file ends in the middle of this record' }
  else if (state.list === 'open') yield { line: state.line, refused: 'the file ends before the list does' }
}

type State = {
  line: number
  /** The line of the record that is being read. */
  began: number
  bytes: number[]
  tooLong: boolean
  /** The brackets that are open inside the record. */
  stack: number[]
  inText: boolean
  escaped: boolean
  /** The last byte that is no space and in no text. */
  before: number
  /** `none`: records that merely follow each other. `foreign`: neither a list nor a record, so that no line of it is worth a word. */
  list: 'awaited' | 'none' | 'open' | 'closed' | 'foreign'
  /** The byte order mark that some editors put first is passed over. */
  mark: number
}

const fresh = (): State => ({
  line: 1,
  began: 1,
  bytes: [],
  tooLong: false,
  stack: [],
  inText: false,
  escaped: false,
  before: 0,
  list: 'awaited',
  mark: 0,
})

const byteOrderMark = [0xef, 0xbb, 0xbf]

const step = (state: State, char: number): SplitRecord | undefined => {
  if (state.mark < 3 && char === byteOrderMark[state.mark]) {
    state.mark += 1
    return undefined
  }
  state.mark = 3
  if (state.inText) return stepText(state, char)
  if (state.bytes.length === 0 && !state.tooLong) {
    if (spaces.has(char)) return undefined
    if (state.list === 'awaited') {
      state.list = char === openList ? 'open' : char === open ? 'none' : 'foreign'
      if (state.list === 'foreign') return { line: state.line, refused: 'this file is no JSON list of issues in UTF-8' }
      if (state.list === 'open') return undefined
    }
    if (char === comma && state.list !== 'none') return undefined
    if (char === closeList && state.list === 'open') {
      state.list = 'closed'
      return undefined
    }
    state.began = state.line
  }
  return stepRecord(state, char)
}

const stepText = (state: State, char: number): undefined => {
  keep(state, char)
  // JSON has no line end inside a text: the closing quote is missing, and the record is lost but not the next one.
  if (char === newline || (char === quote && !state.escaped)) state.inText = false
  state.escaped = char === backslash && !state.escaped
  if (!state.inText) {
    state.escaped = false
    state.before = quote!
  }
  return undefined
}

const stepRecord = (state: State, char: number): SplitRecord | undefined => {
  const depth = state.stack.length
  if (depth === 0 && state.bytes.length > 0 && (char === comma || char === closeList || char === newline)) {
    if (char === closeList && state.list === 'open') state.list = 'closed'
    return finish(state)
  }
  if (char === open && depth === 1 && state.stack[0] === open && state.before === comma) {
    // A name is due here, not a record: the one before was never closed.
    const broken = finish(state)
    state.began = state.line
    stepRecord(state, char)
    return broken
  }
  keep(state, char)
  if (spaces.has(char)) return undefined
  state.before = char
  if (char === quote) state.inText = true
  else if (char === open || char === openList) state.stack.push(char)
  else if (char === close || char === closeList) {
    state.stack.pop()
    if (depth === 1) return finish(state)
  }
  return undefined
}

const keep = (state: State, char: number): void => {
  if (state.bytes.length < longest) state.bytes.push(char)
  else state.tooLong = true
}

const finish = (state: State): SplitRecord => {
  const { began: line, bytes, tooLong, list } = state
  Object.assign(state, { bytes: [], tooLong: false, stack: [], inText: false, escaped: false, before: 0 })
  if (tooLong) return { line, refused: `this record is longer than ${longest / 1024 / 1024} MiB` }
  if (list === 'closed' && bytes[0] !== open) return { line, refused: 'this stands behind the end of the list' }
  return readRecord(line, Uint8Array.from(bytes))
}

const readRecord = (line: number, bytes: Uint8Array): SplitRecord => {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    // The only error that decoding a complete buffer knows.
    if (!(error instanceof TypeError)) throw error
    return { line, refused: 'this record is not valid UTF-8' }
  }
  try {
    return { line, record: JSON.parse(text) as unknown, bytes: bytes.length }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { line, refused: 'this record is not valid JSON' }
  }
}
