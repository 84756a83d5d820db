import type { Field, Operation } from './catalogue.ts'
import { flaggedFields, positionals } from './flags.ts'
import { labelOf, type ParseProblem } from './parse-problem.ts'
import type { Seen } from './read-flag.ts'
import { no, ok, type Result } from './result.ts'
import { readValue, splitList } from './value.ts'

/** A word that is no flag. */
export type Loose = { text: string; word: number }

/** The fields given by flag, put into `input`. */
export const readFlagged = (
  operation: Operation,
  seen: readonly Seen[],
  input: Record<string, unknown>,
): Result<true, ParseProblem> => {
  for (const field of flaggedFields(operation)) {
    for (const { value, word, written } of seen.filter(({ name }) => name === field.flag)) {
      const texts = field.schema.type === 'array' && typeof value === 'string' ? splitList(value) : [String(value)]
      if (field.name in input && field.schema.type !== 'array') return no({ kind: 'duplicate', flag: written, word })
      for (const text of texts) {
        const put = putValue(field, text, word, input)
        if (!put.ok) return put
      }
    }
  }
  return ok(true)
}

/** The fields given by position, put into `input`; in the `repo` group one more word may name the repository. */
export const readPositionals = (
  operation: Operation,
  loose: readonly Loose[],
  input: Record<string, unknown>,
): Result<{ repo?: string }, ParseProblem> => {
  const { fields, variadic } = positionals(operation)
  for (const [index, field] of fields.entries()) {
    const last = variadic && index === fields.length - 1
    const given = last ? loose.slice(index) : loose.slice(index, index + 1)
    if (given.length === 0) continue
    if (field.name in input) return no({ kind: 'duplicate', flag: labelOf(field), word: given[0]!.word })
    const texts =
      field.schema.type === 'array' ? given : [{ text: given.map(({ text }) => text).join(' '), word: given[0]!.word }]
    for (const { text, word } of texts) {
      const put = putValue(field, text, word, input)
      if (!put.ok) return put
    }
  }
  const extra = variadic ? undefined : loose[fields.length]
  if (!extra) return ok({})
  // As in gh, `repo view owner/name` names the repository by position.
  const namesRepo =
    operation.group === 'repo' && loose.length === fields.length + 1 && operation.fields.some((field) => field.context)
  return namesRepo
    ? ok({ repo: extra.text })
    : no({ kind: 'extra-argument', operation, typed: extra.text, word: extra.word })
}

const putValue = (
  field: Field,
  text: string,
  word: number,
  input: Record<string, unknown>,
): Result<true, ParseProblem> => {
  const schema = field.schema
  const listed = schema.type === 'array'
  // `#42` is how people write a number that names something.
  const plain = field.flag === undefined && schema.type === 'integer' ? text.replace(/^#(?=\d)/, '') : text
  const read = readValue(listed ? (schema.items ?? { type: 'string' }) : schema, plain)
  if (!read.ok) return no({ kind: 'bad-value', field: field.name, label: labelOf(field), reason: read.problem, word })
  const before = input[field.name]
  input[field.name] = listed ? [...(Array.isArray(before) ? before : []), read.value] : read.value
  return ok(true)
}
