import type { Catalogue, Field, Operation } from './catalogue.ts'
import { commandTree, nextWords, type CommandNode } from './command-tree.ts'
import { flaggedFields, globalFlags, positionals, type Flag } from './flags.ts'
import { no, ok, type Result } from './result.ts'
import { suggest } from './suggest.ts'

export type HelpOptions = {
  /** What the lines begin with: `smithers` in a shell, `/` in the slash box (then without a space). */
  program?: string
  /** Commands that only this surface has: their words and a sentence. */
  more?: readonly { command: string; does: string }[]
  /** Flags that only this surface has. */
  extras?: (operation: Operation) => readonly Flag[]
}

export type HelpProblem = { kind: 'no-such-topic'; topic: string; suggestions: readonly string[] }

/** Help as plain text, ending in a newline: for a command, for a group of commands, or (for no words) for everything. */
export const helpFor = (
  path: readonly string[],
  catalogue: Catalogue,
  options: HelpOptions = {},
): Result<string, HelpProblem> => {
  let node: CommandNode = commandTree(catalogue)
  for (const [index, word] of path.entries()) {
    const next = node.words.get(word)
    // Words after a whole command are its arguments.
    if (!next && node.operation) break
    if (!next) {
      const topics = [
        ...nextWords(node, path[0] === 'gh'),
        ...(index === 0 ? (options.more ?? []).map((entry) => entry.command) : []),
      ]
      return no({ kind: 'no-such-topic', topic: path.join(' '), suggestions: suggest(word, topics) })
    }
    node = next
  }
  if (node.operation) return ok(operationHelp(node.operation, options))
  return ok(path.length === 0 ? wholeHelp(catalogue, options) : groupHelp(path.join(' '), catalogue, options))
}

const prefixOf = ({ program = 'smithers' }: HelpOptions): string => (program.endsWith('/') ? program : `${program} `)

const operationHelp = (operation: Operation, options: HelpOptions): string => {
  const flags = flaggedFields(operation).filter((field) => !field.hidden)
  const { fields, variadic } = positionals(operation)
  const extras = options.extras?.(operation) ?? []
  const usage = [
    operation.command,
    ...fields.map((field, index) => usageOf(field, variadic && index === fields.length - 1)),
    '[flags]',
  ]
  return sections([
    ['', [operation.summary, ...(operation.description === '' ? [] : ['', operation.description.trim()])]],
    ['USAGE', [prefixOf(options) + usage.join(' ')]],
    ['ARGUMENTS', columns(fields.map((field) => [`<${field.name}>`, describe(field)]))],
    ['FLAGS', columns([...flags.map(flagLine), ...extras.map(extraLine)])],
    ['GLOBAL FLAGS', columns(globalFlags.map((flag) => extraLine(withoutTaken(flag, operation))))],
    ['JSON FIELDS', wrap(operation.json.join(', '))],
    ['ALIASES', operation.aliases.map((alias) => prefixOf(options) + alias)],
    ['EXAMPLES', operation.examples.flatMap((example) => [`# ${example.does}`, `$ ${example.line}`])],
    ['WHO MAY', operation.rights.length === 0 ? [] : [operation.rights.join(', ')]],
  ])
}

const groupHelp = (group: string, catalogue: Catalogue, options: HelpOptions): string => {
  const within = catalogue.operations.filter((operation) => operation.command.startsWith(`${group} `))
  const aliased = catalogue.operations.flatMap((operation) =>
    operation.aliases
      .filter((alias) => alias.startsWith(`${group} `))
      .map((alias) => [alias, operation.summary] as const),
  )
  const more = (options.more ?? []).filter((entry) => entry.command.startsWith(`${group} `))
  const commands = [
    ...within.map((operation) => [operation.command, operation.summary] as const),
    ...aliased,
    ...more.map(moreLine),
  ]
  return sections([
    ['USAGE', [`${prefixOf(options)}${group} <command> [flags]`]],
    ['COMMANDS', columns(commands)],
    [
      'EXAMPLES',
      within
        .flatMap((operation) => operation.examples.slice(0, 1))
        .slice(0, 5)
        .map((example) => `$ ${example.line}`),
    ],
    ['LEARN MORE', [`${prefixOf(options)}${group} <command> --help`]],
  ])
}

const wholeHelp = (catalogue: Catalogue, options: HelpOptions): string => {
  const groups = new Map<string, (readonly [string, string])[]>()
  const entries = [
    ...catalogue.operations
      .filter((operation) => operation.command !== '')
      .map((operation) => [operation.command, operation.summary] as const),
    ...(options.more ?? []).map(moreLine),
  ]
  for (const entry of entries) {
    const group = entry[0].split(' ')[0]!
    groups.set(group, [...(groups.get(group) ?? []), entry])
  }
  return sections([
    ['', ['Work with a SmithersHub: its code, issues, suggestions and log.']],
    ['USAGE', [`${prefixOf(options)}<command> [flags]`]],
    ['COMMANDS', columns([...groups.values()].flat())],
    ['GLOBAL FLAGS', columns(globalFlags.map(extraLine))],
    ['LEARN MORE', [`${prefixOf(options)}<command> --help`]],
  ])
}

const moreLine = (entry: { command: string; does: string }): readonly [string, string] => [entry.command, entry.does]

const usageOf = (field: Field, variadic: boolean): string => {
  const name = `<${field.name}>${variadic ? '...' : ''}`
  return field.required && field.fallback === undefined ? name : `[${name}]`
}

const flagLine = (field: Field & { flag: string }): readonly [string, string] => [
  `${field.short ? `-${field.short}, ` : '    '}--${field.flag}${field.schema.type === 'boolean' ? '' : ` <${placeholderOf(field)}>`}`,
  describe(field),
]

const extraLine = (flag: Flag): readonly [string, string] => {
  const value = flag.takes === 'nothing' ? '' : ` <${flag.placeholder ?? 'value'}>`
  return [`${flag.short ? `-${flag.short}, ` : '    '}--${flag.name}${value}`, flag.does]
}

/** A global flag without its letter where a field of the operation has taken it. */
const withoutTaken = (flag: Flag, operation: Operation): Flag => {
  if (!operation.fields.some((field) => field.short !== undefined && field.short === flag.short)) return flag
  const { short: _, ...rest } = flag
  return rest
}

const placeholderOf = ({ schema }: Field): string => {
  const one = schema.type === 'array' ? (schema.items ?? schema) : schema
  const name = one.type === 'integer' ? 'number' : one.type === 'object' || one.type === 'array' ? 'json' : one.type
  return schema.type === 'array' ? `${name},...` : name
}

const describe = ({ schema, required, flag }: Field): string => {
  const values = schema.enum ?? schema.items?.enum
  const notes = [
    (schema.description ?? '').replace(/\s+/g, ' ').trim(),
    values ? `{${values.join('|')}}` : '',
    schema.default === undefined ? '' : `(default ${JSON.stringify(schema.default)})`,
    required && flag !== undefined ? '(required)' : '',
  ]
  return notes.filter((note) => note !== '').join(' ')
}

const columns = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(0, ...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `${left.padEnd(width)}  ${right}`.trimEnd())
}

const wrap = (text: string, width = 76): string[] => {
  const lines: string[] = []
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const sections = (parts: readonly (readonly [string, readonly string[]])[]): string =>
  parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) =>
      title === '' ? lines.join('\n') : [title, ...lines.map((line) => (line === '' ? '' : `  ${line}`))].join('\n'),
    )
    .join('\n\n')
    .concat('\n')
