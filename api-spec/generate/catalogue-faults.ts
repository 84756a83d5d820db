/** What the spec's schema cannot say: clashes between commands, flags and the global flags. */
import type { Catalogue, Operation } from '../commands/catalogue.ts'

const globalFlags = new Set(['repo', 'json', 'jq', 'template', 'hub', 'host', 'help'])
const globalShorts = new Set(['R', 'q', 'T', 'h'])

export function catalogueFaults(catalogue: Catalogue): string[] {
  const commands = new Set<string>()
  return catalogue.operations.flatMap((operation) => [
    ...[operation.command, ...operation.aliases].flatMap((command) => {
      if (command === '') return []
      if (commands.has(command)) return [`${operation.id}: the command "${command}" stands twice`]
      commands.add(command)
      return []
    }),
    ...fieldFaults(operation),
  ])
}

function fieldFaults(operation: Operation): string[] {
  const names = new Set<string>()
  const marks = new Set<string>()
  const isCommand = operation.command !== ''
  const positional = new Set(operation.args.map((name) => name.replace(/\.\.\.$/, '')))
  const unknown = [...positional].filter((name) => !operation.fields.some((field) => field.name === name))
  const faults = unknown.map((name) => `${operation.id}: no field for the argument ${name}`)
  if (isCommand && operation.examples.length === 0) faults.push(`${operation.id}: no example`)
  if (operation.group !== 'internal' && !isCommand) faults.push(`${operation.id}: no command`)
  for (const field of operation.fields) {
    if (names.has(field.name)) faults.push(`${operation.id}: two fields are named ${field.name}`)
    names.add(field.name)
    if (isCommand && field.in === 'path' && !field.context && !positional.has(field.name)) {
      faults.push(`${operation.id}: the path field ${field.name} is neither an argument nor context`)
    }
    for (const mark of [field.flag && `--${field.flag}`, field.short && `-${field.short}`]) {
      if (!mark) continue
      if (marks.has(mark) || globalFlags.has(mark.slice(2)) || globalShorts.has(mark.slice(1)))
        faults.push(`${operation.id}: ${mark} is taken`)
      marks.add(mark)
    }
  }
  return faults
}
