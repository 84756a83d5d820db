import type { Field, Operation } from './catalogue.ts'

/** A flag as the parser sees it, whoever declared it: a field of the operation, the global set, or the surface itself. */
export type Flag = {
  /** Long name without dashes. */
  name: string
  short?: string
  takes: 'value' | 'nothing' | 'optional-value'
  does: string
  /** What stands for the value in help. */
  placeholder?: string
  /** The values offered by completion. */
  values?: readonly string[]
}

/** Flags that every command has. A field may not take these long names; a field that takes a short letter keeps it. */
export const globalFlags = [
  { name: 'repo', short: 'R', takes: 'value', does: 'The repository, as owner/name', placeholder: 'owner/name' },
  {
    name: 'json',
    takes: 'optional-value',
    does: 'Print these fields as JSON; without a value, list the fields',
    placeholder: 'fields',
  },
  { name: 'jq', short: 'q', takes: 'value', does: 'Filter the JSON with a jq expression', placeholder: 'expression' },
  {
    name: 'template',
    short: 't',
    takes: 'value',
    does: 'Format the JSON with a Go-style template',
    placeholder: 'string',
  },
  { name: 'hub', takes: 'value', does: 'Open the hub in this folder, in process', placeholder: 'dir' },
  { name: 'host', takes: 'value', does: 'Talk to the hub at this address', placeholder: 'url' },
  { name: 'help', short: 'h', takes: 'nothing', does: 'Show help' },
] as const satisfies readonly Flag[]

/** The fields given by position, in order, and whether the last takes all the words that are left. */
export const positionals = (operation: Operation): { fields: Field[]; variadic: boolean } => {
  const names = operation.args.map((name) => name.replace(/\.\.\.$/, ''))
  const fields = names.flatMap((name) => operation.fields.filter((field) => field.name === name))
  return { fields, variadic: operation.args.at(-1)?.endsWith('...') ?? false }
}

export const flaggedFields = (operation: Operation): (Field & { flag: string })[] =>
  operation.fields.filter((field): field is Field & { flag: string } => field.flag !== undefined)
