import type { Catalogue, Field, Operation } from './catalogue.ts'
import { findCommand } from './find-command.ts'
import { flaggedFields, globalFlags, type Flag } from './flags.ts'
import { lex, type LexProblem } from './lex.ts'
import type { Globals, ParseProblem, PartialCall } from './parse-problem.ts'
import { flagsOf, readFlag, type Seen } from './read-flag.ts'
import { readFlagged, readPositionals, type Loose } from './read-input.ts'
import { no, ok, type Result } from './result.ts'
import { splitList } from './value.ts'

/** An operation with its input, ready for `toRequest` once a repository is filled in where `needsRepo` says so. */
export type Call = PartialCall & { kind: 'call' }

/** `--help`, `-h` or `help`: what `helpFor` shall show. */
export type HelpCall = { kind: 'help'; path: readonly string[]; globals: Globals }

export type ParseOptions = {
  /** `owner/name` to use when the line names none. */
  repo?: string
  /** Flags that only this surface knows, such as `--body-file`; they come back in `extras`. */
  extras?: (operation: Operation) => readonly Flag[]
}

/** Reads a typed line, as in the slash box: a leading `/` or `smithers` is not part of the command. */
export const parseLine = (
  line: string,
  catalogue: Catalogue,
  options: ParseOptions = {},
): Result<Call | HelpCall, ParseProblem | LexProblem> => {
  const words = lex(line)
  if (!words.ok) return words
  return parse(commandWords(words.value.map((word) => word.text)), catalogue, options)
}

/** The words without the sign or the name that only says "a command follows". */
export const commandWords = (words: readonly string[]): string[] => {
  const [first, ...rest] = words
  if (first === undefined || first === 'smithers') return rest
  return first.startsWith('/') && first.length > 1 ? [first.slice(1), ...rest] : [...words]
}

/**
 * Turns words (a program's arguments) into an operation and its input, checked field by field against the catalogue's schemas.
 * Lists come from repeated flags or commas. It never checks rights, and never fills `owner` and `repo` but from `-R` or `options.repo`.
 */
export const parse = (
  words: readonly string[],
  catalogue: Catalogue,
  options: ParseOptions = {},
): Result<Call | HelpCall, ParseProblem> => {
  const found = findCommand(words, catalogue, flagsOf(globalFlags))
  if (!found.ok) return found
  if ('help' in found.value) {
    const globals = readGlobals(found.value.seen)
    return globals.ok ? ok({ kind: 'help', path: found.value.help, globals: globals.value }) : globals
  }
  const { operation, path, rest, seen } = found.value
  const args = readArguments(words, rest, operation, options)
  if (!args.ok) return args
  const all = [...seen, ...args.value.seen]
  const globals = readGlobals(all)
  if (!globals.ok) return globals
  if (globals.value.help) return ok({ kind: 'help', path, globals: globals.value })
  return readCall(operation, args.value.loose, all, globals.value, options)
}

/** Puts the repository into the fields that come from context. A name that is not `owner/name` is a problem. */
export const fillRepo = <C extends PartialCall>(call: C, repo: string): Result<C, ParseProblem> => {
  const parts = /^([^/\s]+)\/([^/\s]+)$/.exec(repo)
  if (!parts) {
    return no({
      kind: 'bad-value',
      field: 'repo',
      label: '--repo',
      reason: `must be owner/name, not ${JSON.stringify(repo)}`,
      word: -1,
    })
  }
  const input = { ...call.input }
  for (const field of call.operation.fields) {
    if (field.context === 'owner') input[field.name] ??= parts[1]!
    if (field.context === 'repo') input[field.name] ??= parts[2]!
  }
  return ok({ ...call, input, needsRepo: false })
}

const readArguments = (
  words: readonly string[],
  start: number,
  operation: Operation,
  options: ParseOptions,
): Result<{ loose: Loose[]; seen: Seen[] }, ParseProblem> => {
  const flags = flagsOf(flaggedFields(operation).map(flagOfField), options.extras?.(operation) ?? [], globalFlags)
  const loose: Loose[] = []
  const seen: Seen[] = []
  let index = start
  while (index < words.length) {
    const word = words[index]!
    if (word === '--') {
      for (const [offset, text] of words.slice(index + 1).entries()) loose.push({ text, word: index + 1 + offset })
      break
    }
    if (!word.startsWith('-') || word === '-') {
      loose.push({ text: word, word: index })
      index += 1
      continue
    }
    const read = readFlag(words, index, flags)
    if (!read.ok) return read.problem.kind === 'unknown-flag' ? no({ ...read.problem, operation }) : read
    seen.push(...read.value.seen)
    index = read.value.next
  }
  return ok({ loose, seen })
}

/** A field as a flag: a boolean takes no value. */
export const flagOfField = (field: Field & { flag: string }): Flag => ({
  name: field.flag,
  takes: field.schema.type === 'boolean' ? 'nothing' : 'value',
  does: field.schema.description ?? '',
  ...(field.short === undefined ? {} : { short: field.short }),
})

const readGlobals = (seen: readonly Seen[]): Result<Globals, ParseProblem> => {
  const globals: Record<string, string | true | string[]> = {}
  for (const { name, value, word, written } of seen) {
    if (!globalFlags.some((flag) => flag.name === name)) continue
    if (name in globals && name !== 'help') return no({ kind: 'duplicate', flag: written, word })
    if (name === 'help') {
      if (value !== false) globals[name] = true
    } else if (name === 'json') {
      globals[name] = value === true ? true : splitList(String(value)).map((field) => field.trim())
    } else {
      globals[name] = String(value)
    }
  }
  return ok(globals as Globals)
}

const readCall = (
  operation: Operation,
  loose: readonly Loose[],
  seen: readonly Seen[],
  globals: Globals,
  options: ParseOptions,
): Result<Call, ParseProblem> => {
  const input: Record<string, unknown> = {}
  const flagged = readFlagged(operation, seen, input)
  if (!flagged.ok) return flagged
  const placed = readPositionals(operation, loose, input)
  if (!placed.ok) return placed
  const extras: Record<string, string | true> = {}
  for (const extra of options.extras?.(operation) ?? []) {
    for (const { value, word, written } of seen.filter(({ name }) => name === extra.name)) {
      if (extra.name in extras) return no({ kind: 'duplicate', flag: written, word })
      if (value !== false) extras[extra.name] = value
    }
  }
  const repo = placed.value.repo ?? globals.repo ?? options.repo
  const hasContext = operation.fields.some((field) => field.context && field.required && !(field.name in input))
  const open: Call = { kind: 'call', operation, input, globals, extras, needsRepo: hasContext }
  const called =
    repo === undefined || !operation.fields.some((field) => field.context) ? ok(open) : fillRepo(open, repo)
  if (!called.ok) return called
  const call = withFallbacks(called.value)
  const missing = operation.fields.filter((field) => field.required && !field.context && !(field.name in call.input))
  return missing.length > 0 ? no({ kind: 'missing', operation, fields: missing, call }) : ok(call)
}

const withFallbacks = (call: Call): Call => ({
  ...call,
  input: {
    ...Object.fromEntries(
      call.operation.fields.flatMap(({ name, fallback }) => (fallback === undefined ? [] : [[name, fallback]])),
    ),
    ...call.input,
  },
})
