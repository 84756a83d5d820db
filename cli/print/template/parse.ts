import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { lexTemplate, type Piece, type Token } from './lex.ts'

export type Operand =
  | { kind: 'field'; path: readonly string[] }
  | { kind: 'variable'; name: string; path: readonly string[] }
  | { kind: 'value'; value: unknown }
  | { kind: 'call'; name: string }
  | { kind: 'pipe'; pipe: Pipe }

/** Commands joined by `|`: the result of one is the last argument of the next. */
export type Pipe = { sets?: readonly string[]; commands: readonly (readonly Operand[])[] }

export type Node =
  | { kind: 'text'; text: string }
  | { kind: 'print'; pipe: Pipe }
  | { kind: 'if' | 'with' | 'range'; pipe: Pipe; inside: readonly Node[]; otherwise: readonly Node[] }

/** Reads a template into a tree; the problem is a sentence part. */
export const parseTemplate = (source: string): Result<Node[], string> => {
  const pieces = lexTemplate(source)
  if (!pieces.ok) return pieces
  const reader: Reader = { pieces: pieces.value, at: 0 }
  const nodes = readNodes(reader)
  if (!nodes.ok) return nodes
  return reader.at < reader.pieces.length ? no('an {{end}} or {{else}} without a beginning') : nodes
}

type Reader = { pieces: readonly Piece[]; at: number }

/** Reads up to the `end` or `else` that belongs to an outer block. */
const readNodes = (reader: Reader): Result<Node[], string> => {
  const nodes: Node[] = []
  while (reader.at < reader.pieces.length) {
    const piece = reader.pieces[reader.at]!
    if (piece.kind === 'text') {
      nodes.push(piece)
      reader.at += 1
      continue
    }
    const word = piece.tokens[0]?.kind === 'word' ? piece.tokens[0].text : ''
    if (word === 'end' || word === 'else') return ok(nodes)
    reader.at += 1
    const node =
      word === 'if' || word === 'with' || word === 'range'
        ? readBlock(reader, word, piece.tokens.slice(1))
        : readPrint(piece.tokens)
    if (!node.ok) return node
    nodes.push(node.value)
  }
  return ok(nodes)
}

const readPrint = (tokens: readonly Token[]): Result<Node, string> => {
  const pipe = readPipe(tokens)
  return pipe.ok ? ok({ kind: 'print', pipe: pipe.value }) : pipe
}

const readBlock = (reader: Reader, kind: 'if' | 'with' | 'range', tokens: readonly Token[]): Result<Node, string> => {
  const pipe = readPipe(tokens)
  if (!pipe.ok) return pipe
  const inside = readNodes(reader)
  if (!inside.ok) return inside
  const stop = reader.pieces[reader.at]
  if (stop?.kind !== 'action') return no(`{{${kind}}} has no {{end}}`)
  reader.at += 1
  if (stop.tokens[0]!.text === 'end') return ok({ kind, pipe: pipe.value, inside: inside.value, otherwise: [] })
  if (stop.tokens[1]?.text === 'if' || stop.tokens[1]?.text === 'with') {
    const chained = readBlock(reader, stop.tokens[1].text, stop.tokens.slice(2))
    return chained.ok ? ok({ kind, pipe: pipe.value, inside: inside.value, otherwise: [chained.value] }) : chained
  }
  const otherwise = readNodes(reader)
  if (!otherwise.ok) return otherwise
  const end = reader.pieces[reader.at]
  if (end?.kind !== 'action' || end.tokens[0]!.text !== 'end') return no(`{{${kind}}} has no {{end}}`)
  reader.at += 1
  return ok({ kind, pipe: pipe.value, inside: inside.value, otherwise: otherwise.value })
}

const readPipe = (tokens: readonly Token[]): Result<Pipe, string> => {
  const set = tokens.findIndex((token) => token.text === ':=' || (token.kind === 'sign' && token.text === '='))
  const sets =
    set < 0
      ? undefined
      : tokens
          .slice(0, set)
          .filter((token) => token.kind === 'variable')
          .map((token) => token.text)
  const read = readCommands(tokens.slice(set + 1))
  if (!read.ok) return read
  if (read.value.rest.length > 0) return no('a ) without (')
  return ok({ commands: read.value.commands, ...(sets ? { sets } : {}) })
}

const readCommands = (tokens: readonly Token[]): Result<{ commands: Operand[][]; rest: readonly Token[] }, string> => {
  const commands: Operand[][] = [[]]
  let rest = tokens
  while (rest.length > 0 && !(rest[0]!.kind === 'sign' && rest[0]!.text === ')')) {
    const token = rest[0]!
    rest = rest.slice(1)
    if (token.kind === 'sign' && token.text === '|') {
      commands.push([])
    } else if (token.kind === 'sign' && token.text === '(') {
      const inner = readCommands(rest)
      if (!inner.ok) return inner
      if (inner.value.rest[0]?.text !== ')') return no('a ( without )')
      commands.at(-1)!.push({ kind: 'pipe', pipe: { commands: inner.value.commands } })
      rest = inner.value.rest.slice(1)
    } else if (token.kind === 'sign') {
      return no(`unexpected ${token.text}`)
    } else {
      commands.at(-1)!.push(operandOf(token))
    }
  }
  return commands.some((command) => command.length === 0) ? no('an empty action') : ok({ commands, rest })
}

const operandOf = ({ kind, text }: Token): Operand => {
  switch (kind) {
    case 'field':
      return { kind: 'field', path: text.split('.').filter((name) => name !== '') }
    case 'variable': {
      const [name, ...path] = text.split('.')
      return { kind: 'variable', name: name!, path }
    }
    case 'string':
      return { kind: 'value', value: text.startsWith('`') ? text.slice(1, -1) : unescaped(text.slice(1, -1)) }
    case 'number':
      return { kind: 'value', value: Number(text) }
    case 'word':
    case 'sign':
      if (text === 'true' || text === 'false') return { kind: 'value', value: text === 'true' }
      return text === 'nil' ? { kind: 'value', value: null } : { kind: 'call', name: text }
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v' }

const unescaped = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/g, (_, four?: string, two?: string, one?: string) =>
    one === undefined ? String.fromCharCode(Number.parseInt((four ?? two)!, 16)) : (escapes[one] ?? one),
  )
