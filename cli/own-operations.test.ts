import { catalogue } from '@smithers/api-spec/catalogue'
import { globalFlags } from '@smithers/api-spec/commands/flags'
import { helpFor } from '@smithers/api-spec/commands/help'
import { parseLine } from '@smithers/api-spec/commands/parse'
import { explain } from '@smithers/api-spec/commands/parse-problem'
import { expect, test } from 'vitest'
import { cliCatalogue, extraFlags } from './own-operations.ts'

const all = cliCatalogue(catalogue)
const named = all.operations.filter((operation) => operation.command !== '')
const examples = named.flatMap((operation) =>
  operation.examples.map((example) => [example.line, operation.id] as const),
)

test.each(examples)('the example `%s` is a line that the program understands', (line) => {
  // What a shell does around the program is not the program's.
  const own = /smithers (?:[^|>)"']|"[^"]*"|'[^']*')*/.exec(line)?.[0] ?? line
  // An ellipsis stands for the rest of an id.
  const whole = own.replaceAll('…', 'x'.repeat(16))
  const read = parseLine(whole, all, { extras: extraFlags })
  expect(read.ok ? 'read' : explain(read.problem).says).toBe('read')
})

test('no two commands are spelt alike, and no field takes a name that every command has', () => {
  const spelt = named.flatMap((operation) => [operation.command, ...operation.aliases])
  expect(spelt.filter((command, index) => spelt.indexOf(command) !== index)).toEqual([])
  const globals = new Set<string>(globalFlags.map((flag) => flag.name))
  const taken = named.flatMap((operation) =>
    [...operation.fields.map((field) => field.flag ?? ''), ...extraFlags(operation).map((flag) => flag.name)].filter(
      (flag) => globals.has(flag),
    ),
  )
  expect(taken).toEqual([])
})

test('no two flags of a command share a name or a letter', () => {
  for (const operation of named) {
    const flags = [
      ...operation.fields.filter((field) => field.flag),
      ...extraFlags(operation).map(({ name, short }) => ({ flag: name, short })),
    ]
    const names = flags.map(({ flag }) => flag)
    const letters = flags.flatMap(({ short }) => (short === undefined ? [] : [short]))
    expect([operation.id, names.length, letters.length]).toEqual([
      operation.id,
      new Set(names).size,
      new Set(letters).size,
    ])
  }
})

test('every command has help', () => {
  for (const operation of named)
    expect(helpFor(operation.command.split(' '), all, { extras: extraFlags })).toMatchObject({ ok: true })
})
