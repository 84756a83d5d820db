import { no, ok, type Result } from '@smithers/api-spec/commands/result'

/** A piece of a template: text that stays, or the tokens of one `{{ … }}`. */
export type Piece = { kind: 'text'; text: string } | { kind: 'action'; tokens: readonly Token[] }

export type Token = { kind: 'field' | 'variable' | 'word' | 'string' | 'number' | 'sign'; text: string }

const tokenPattern =
  /\s*(?:(?<field>\.[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*|\.(?![\w.]))|(?<variable>\$[\w]*(?:\.[A-Za-z_]\w*)*)|(?<string>"(?:[^"\\\n]|\\.)*"|`[^`]*`)|(?<number>-?\d+(?:\.\d+)?)|(?<word>[A-Za-z_]\w*)|(?<sign>:=|[|(),=]))/y

/** Splits a template of Go's text/template language; `{{-` and `-}}` take the space beside them, comments vanish. */
export const lexTemplate = (source: string): Result<Piece[], string> => {
  const pieces: Piece[] = []
  let at = 0
  let trimNext = false
  while (at <= source.length) {
    const open = source.indexOf('{{', at)
    const raw = source.slice(at, open < 0 ? source.length : open)
    const trimsLeft = open >= 0 && /^\{\{-\s/.test(source.slice(open, open + 4))
    let text = trimNext ? raw.trimStart() : raw
    if (trimsLeft) text = text.trimEnd()
    if (text !== '') pieces.push({ kind: 'text', text })
    if (open < 0) break
    const from = open + (trimsLeft ? 3 : 2)
    const end = endOfAction(source, from)
    if (end < 0) return no(`the action at position ${open + 1} is never closed`)
    trimNext = /\s-$/.test(source.slice(from, end))
    const inside = source.slice(from, trimNext ? end - 1 : end).trim()
    if (!/^\/\*[\s\S]*\*\/$/.test(inside)) {
      const tokens = tokensOf(inside)
      if (!tokens.ok) return tokens
      pieces.push({ kind: 'action', tokens: tokens.value })
    }
    at = end + 2
  }
  return ok(pieces)
}

/** Where the `}}` stands that is not inside a string. */
const endOfAction = (source: string, from: number): number => {
  const ends = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|\/\*[\s\S]*?\*\/|\}\}/g
  ends.lastIndex = from
  for (let found = ends.exec(source); found; found = ends.exec(source)) if (found[0] === '}}') return found.index
  return -1
}

const tokensOf = (text: string): Result<Token[], string> => {
  const tokens: Token[] = []
  tokenPattern.lastIndex = 0
  let at = 0
  while (at < text.trimEnd().length) {
    tokenPattern.lastIndex = at
    const found = tokenPattern.exec(text)
    if (!found?.groups) return no(`unexpected ${JSON.stringify(text.slice(at).trim().slice(0, 20))}`)
    const [kind, value] = Object.entries(found.groups).find(([, group]) => group !== undefined)!
    tokens.push({ kind: kind as Token['kind'], text: value })
    at = tokenPattern.lastIndex
  }
  return ok(tokens)
}
