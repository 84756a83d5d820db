import type { Field } from '@smithers/api-spec/commands/catalogue'
import type { PartialCall } from '@smithers/api-spec/commands/parse-problem'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { readValue, splitList } from '@smithers/api-spec/commands/value'
import type { Io } from './io.ts'
import { cancelled, failed, type Trouble } from './trouble.ts'

/** Asks on the terminal for what is missing, and for optional texts that belong to it. Only for fields that the spec lets ask for. */
export const askMissing = async (
  call: PartialCall,
  missing: readonly Field[],
  io: Io,
): Promise<Result<PartialCall, Trouble>> => {
  const input = { ...call.input }
  const asked = call.operation.fields.filter(
    (field) => !(field.name in input) && (missing.includes(field) || (field.prompt && !field.required)),
  )
  for (const field of asked) {
    const value = await askField(field, io)
    if (!value.ok) return value
    if (value.value !== undefined) input[field.name] = value.value
  }
  return ok({ ...call, input })
}

const askField = async (field: Field, io: Io): Promise<Result<unknown, Trouble>> => {
  const name = sentence(field.flag ?? field.name)
  for (;;) {
    const hint = field.editor
      ? ' (e opens your editor' + (field.required ? ')' : ', enter skips)')
      : field.required
        ? ''
        : ' (enter skips)'
    const line = await io.ask(`${name}${hint}: `)
    if (line === undefined) return no(cancelled)
    if (line === '' && !field.required) return ok(undefined)
    const text = field.editor && line === 'e' ? await io.edit('') : line
    if (text === undefined)
      return no(failed('The editor failed', undefined, 'Set EDITOR to one that works, or give the text by a flag'))
    const value = readField(field, text)
    if (value.ok) return value
    io.err(`${name} ${value.problem}.\n`)
  }
}

const readField = (field: Field, text: string): Result<unknown, string> => {
  if (field.schema.type !== 'array') return readValue(field.schema, text)
  const values = splitList(text).map((part) => readValue(field.schema.items ?? { type: 'string' }, part))
  const bad = values.find((value) => !value.ok)
  return bad && !bad.ok ? bad : ok(values.map((value) => (value.ok ? value.value : undefined)))
}

const sentence = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')
