import type { Catalogue, Field, Operation } from './catalogue.ts'
import { commandTree } from './command-tree.ts'
import { flaggedFields, globalFlags, positionals, type Flag } from './flags.ts'
import { quote, scan } from './lex.ts'
import { commandWords, flagOfField } from './parse.ts'
import { flagsOf, readFlag } from './read-flag.ts'

/** One way to go on. `text` is the whole word, unquoted. */
export type Completion = { text: string; kind: 'command' | 'flag' | 'value'; does: string }

export type Completions = {
  items: readonly Completion[]
  /** The operation that the words already name. */
  operation?: Operation
  /** The field whose value is being typed: a surface that knows more values (labels, issues) may add them. */
  field?: Field
  /** What has been typed of the last word. */
  prefix: string
}

export type CompleteOptions = {
  extras?: (operation: Operation) => readonly Flag[]
  more?: readonly { command: string; does: string }[]
}

/**
 * Completions for a typed line that may end anywhere, even inside a quote. `from` is where the word being typed begins:
 * replacing `line.slice(from)` with `quote(item.text)` accepts an item.
 */
export const completeLine = (
  line: string,
  catalogue: Catalogue,
  options: CompleteOptions = {},
): Completions & { from: number } => {
  const { words, open } = scan(line)
  const last = words.at(-1)
  const typing = last !== undefined && (open !== undefined || last.end === line.length)
  const texts = commandWords(words.map((word) => word.text))
  // Only the sign or the program's name so far: any command may follow, and the sign stays.
  const signOnly = typing && words.length === 1 && line.slice(last.start).startsWith('/')
  const from = typing ? last.start + (signOnly ? 1 : 0) : line.length
  const before = typing ? texts.slice(0, -1) : texts
  const prefix = typing ? (signOnly ? last.text.slice(1) : (texts.at(-1) ?? '')) : ''
  return { ...completeWords(before, prefix, catalogue, options), from }
}

/** The text to insert for an item, quoted where the line needs it. */
export const insertion = (item: Completion): string => quote(item.text)

/** Completions for the word after `before`, of which `prefix` is typed: what a shell asks for. */
export const completeWords = (
  before: readonly string[],
  prefix: string,
  catalogue: Catalogue,
  options: CompleteOptions = {},
): Completions => {
  const walked = walk(before, catalogue)
  const { operation, children } = walked
  if (!operation)
    return { items: matching(commandsAfter(before, children, walked.rest.length, options), prefix), prefix }
  const flags = [
    ...flaggedFields(operation)
      .filter((field) => !field.hidden)
      .map(flagOfField),
    ...(options.extras?.(operation) ?? []),
    ...globalFlags,
  ]
  const place = placeOf(walked.rest, operation, flags)
  if (walked.rest.at(-1) === '--json' && !place.literal && !prefix.startsWith('-')) {
    return { items: jsonFields(operation, prefix), operation, prefix }
  }
  if (place.wants === 'value')
    return { items: matching(valuesOf(place.field, place.flag), prefix), operation, prefix, ...fieldOf(place.field) }
  const equals = /^(--[^=]+)=(.*)$/.exec(prefix)
  if (equals && !place.literal) return afterEquals(equals[1]!, equals[2]!, operation, flags, prefix)
  const flagItems = place.literal ? [] : flags.filter((flag) => !place.used.has(flag.name)).map(flagItem)
  const words = walked.rest.length === 0 ? commandsAfter(before, children, 0, options) : []
  const field = prefix.startsWith('-') ? undefined : place.field
  const items = prefix.startsWith('-') ? flagItems : [...words, ...valuesOf(field), ...(prefix === '' ? flagItems : [])]
  return { items: matching(items, prefix), operation, prefix, ...fieldOf(field) }
}

const fieldOf = (field: Field | undefined): { field?: Field } => (field ? { field } : {})

const walk = (
  before: readonly string[],
  catalogue: Catalogue,
): { operation?: Operation; children: Completion[]; rest: string[] } => {
  let node = commandTree(catalogue)
  const globals = flagsOf(globalFlags)
  let index = 0
  let alias = false
  while (index < before.length) {
    const word = before[index]!
    const next = node.words.get(word)
    if (next) {
      alias ||= next.alias === true
      node = next
      index += 1
      continue
    }
    const flag = !node.operation && word.startsWith('-') ? readFlag(before, index, globals) : undefined
    if (!flag?.ok) break
    index = flag.value.next
  }
  const children = [...node.words]
    .filter(([, next]) => alias || !next.alias)
    .map(([text, next]): Completion => ({ text, kind: 'command', does: next.operation?.summary ?? `${text} …` }))
  return { children, rest: before.slice(index), ...(node.operation ? { operation: node.operation } : {}) }
}

const commandsAfter = (
  before: readonly string[],
  children: readonly Completion[],
  left: number,
  { more = [] }: CompleteOptions,
): Completion[] => {
  if (left > 0) return []
  const start = before.length === 0 ? '' : `${before.join(' ')} `
  const own = more
    .filter((entry) => entry.command.startsWith(start))
    .map((entry): Completion => ({
      text: entry.command.slice(start.length).split(' ')[0]!,
      kind: 'command',
      does: entry.does,
    }))
  const known = new Set(children.map((item) => item.text))
  return [...children, ...own.filter((item) => !known.has(item.text) && known.add(item.text))]
}

type Place = { wants: 'word' | 'value'; literal: boolean; used: ReadonlySet<string>; field?: Field; flag?: Flag }

/** What may stand after the words that follow the command. */
const placeOf = (rest: readonly string[], operation: Operation, flags: readonly Flag[]): Place => {
  const known = flagsOf(flags)
  const used = new Set<string>()
  const repeats = new Set(
    flaggedFields(operation)
      .filter((field) => field.schema.type === 'array')
      .map((field) => field.flag),
  )
  let loose = 0
  let literal = false
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index]!
    if (literal || !word.startsWith('-') || word === '-') {
      loose += 1
    } else if (word === '--') {
      literal = true
    } else {
      const read = readFlag(rest, index, known)
      if (read.ok) {
        for (const { name } of read.value.seen) if (!repeats.has(name)) used.add(name)
        index = read.value.next - 1
      } else if (read.problem.kind === 'missing-value') {
        const flag = named(known, word)
        const field = flag && flaggedFields(operation).find((candidate) => candidate.flag === flag.name)
        return { wants: 'value', literal, used, ...(field ? { field } : {}), ...(flag ? { flag } : {}) }
      }
    }
  }
  const { fields, variadic } = positionals(operation)
  const field = fields[loose] ?? (variadic ? fields.at(-1) : undefined)
  return { wants: 'word', literal, used, ...(field ? { field } : {}) }
}

const named = (flags: ReturnType<typeof flagsOf>, word: string): Flag | undefined =>
  word.startsWith('--') ? flags.long.get(word.slice(2)) : flags.short.get(word.at(-1)!)

const afterEquals = (
  written: string,
  typed: string,
  operation: Operation,
  flags: readonly Flag[],
  prefix: string,
): Completions => {
  const flag = flags.find((candidate) => `--${candidate.name}` === written)
  const field = flaggedFields(operation).find((candidate) => candidate.flag === flag?.name)
  const items = matching(valuesOf(field, flag), typed).map((item) => ({ ...item, text: `${written}=${item.text}` }))
  return { items, operation, prefix, ...fieldOf(field) }
}

const valuesOf = (field: Field | undefined, flag?: Flag): Completion[] => {
  const schema = field?.schema.type === 'array' ? field.schema.items : field?.schema
  const values = schema?.enum ?? flag?.values ?? []
  return values.map((value) => ({
    text: String(value),
    kind: 'value',
    does: field?.schema.description ?? flag?.does ?? '',
  }))
}

/** `--json` takes names parted by commas; each item is the whole list so far. */
const jsonFields = (operation: Operation, prefix: string): Completion[] => {
  const chosen = prefix.split(',').slice(0, -1)
  const start = chosen.map((name) => `${name},`).join('')
  const names = operation.json.filter((name) => !chosen.includes(name))
  return matching(
    names.map((name): Completion => ({ text: start + name, kind: 'value', does: '' })),
    prefix,
  )
}

const flagItem = (flag: Flag): Completion => ({ text: `--${flag.name}`, kind: 'flag', does: flag.does })

const matching = (items: readonly Completion[], prefix: string): Completion[] =>
  items.filter((item) => item.text.startsWith(prefix))
