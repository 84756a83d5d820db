import type { Field, Operation } from './catalogue.ts'
import type { LexProblem } from './lex.ts'
import { quote } from './lex.ts'

/** Why a line is not a call. `word` is the index of the offending word in the words that were given. */
export type ParseProblem =
  | { kind: 'empty' }
  | { kind: 'group'; path: readonly string[]; commands: readonly string[] }
  | { kind: 'unknown-command'; path: readonly string[]; typed: string; word: number; suggestions: readonly string[] }
  | { kind: 'unknown-flag'; operation?: Operation; typed: string; word: number; suggestions: readonly string[] }
  | { kind: 'missing-value'; flag: string; word: number }
  | { kind: 'unwanted-value'; flag: string; word: number }
  | { kind: 'duplicate'; flag: string; word: number }
  | { kind: 'bad-value'; field: string; label: string; reason: string; word: number }
  | { kind: 'extra-argument'; operation: Operation; typed: string; word: number }
  /** Required fields that nobody gave. What was read is kept, so that a terminal can ask for the rest. */
  | { kind: 'missing'; operation: Operation; fields: readonly Field[]; call: PartialCall }

/** A call whose required fields may still be missing. */
export type PartialCall = {
  operation: Operation
  input: Record<string, unknown>
  globals: Globals
  extras: Readonly<Record<string, string | true>>
  /** The operation needs a repository and none was named. */
  needsRepo: boolean
}

/** What the global flags said. `json: true` is `--json` without fields. */
export type Globals = {
  repo?: string
  json?: true | readonly string[]
  jq?: string
  template?: string
  hub?: string
  host?: string
  help?: true
}

/** How a field is named to a person: `--label`, or `<number>` for a positional. */
export const labelOf = (field: Field): string => (field.flag === undefined ? `<${field.name}>` : `--${field.flag}`)

/** One problem as a sentence and, where there is one, the way forward. Plain text, without a final full stop in `next`. */
export const explain = (problem: ParseProblem | LexProblem, program = 'smithers'): { says: string; next: string } => {
  switch (problem.kind) {
    case 'unclosed-quote':
      return {
        says: `The quote ${problem.quote} at position ${problem.at + 1} is never closed.`,
        next: 'Close the quote',
      }
    case 'dangling-escape':
      return { says: 'The line ends in a backslash.', next: 'Write \\\\ for a backslash' }
    case 'empty':
      return { says: 'No command was given.', next: `${program} help` }
    case 'group':
      return {
        says: `${quoted(problem.path.join(' '))} needs one of: ${problem.commands.join(', ')}.`,
        next: `${program} ${problem.path.join(' ')} --help`,
      }
    case 'unknown-command':
      return {
        says: `Unknown command ${quoted([...problem.path, problem.typed].join(' '))}.`,
        next:
          perhaps(problem.suggestions.map((word) => [program, ...problem.path, word].join(' '))) ??
          line(program, problem.path, 'help'),
      }
    case 'unknown-flag':
      return {
        says: `Unknown flag ${quoted(problem.typed)}.`,
        next:
          perhaps(problem.suggestions) ?? `${[program, problem.operation?.command].filter(Boolean).join(' ')} --help`,
      }
    case 'missing-value':
      return { says: `The flag ${problem.flag} needs a value.`, next: `Write ${problem.flag} <value>` }
    case 'unwanted-value':
      return { says: `The flag ${problem.flag} takes no value.`, next: `Write ${problem.flag} alone` }
    case 'duplicate':
      return { says: `${problem.flag} was given twice.`, next: 'Give it once' }
    case 'bad-value':
      return { says: `${problem.label} ${problem.reason}.`, next: `Correct ${problem.label}` }
    case 'extra-argument':
      return {
        says: `${quoted(problem.typed)} is one argument too many.`,
        next: `${program} ${problem.operation.command} --help; quote an argument that has spaces`,
      }
    case 'missing':
      return {
        says: `Missing ${problem.fields.map(labelOf).join(', ')}.`,
        next: `${program} ${problem.operation.command} --help`,
      }
  }
}

const quoted = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)

const perhaps = (names: readonly string[]): string | undefined =>
  names.length === 0 ? undefined : `Did you mean ${names.join(', or ')}`

const line = (program: string, path: readonly string[], last: string): string =>
  [program, last, ...path.map(quote)].join(' ')
