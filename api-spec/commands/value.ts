import type { FieldSchema } from './catalogue.ts'
import { no, ok, type Result } from './result.ts'

/**
 * Turns the text of one word into the value that a field's schema asks for, and checks it against the schema.
 * The problem is a sentence part that follows the field's name: "must be …".
 */
export const readValue = (schema: FieldSchema, text: string): Result<unknown, string> => {
  if (schema.nullable && (text === '' || (text === 'null' && schema.type !== 'string'))) return ok(null)
  switch (schema.type) {
    case 'integer':
      return readInteger(schema, text)
    case 'number':
      return readNumber(schema, text)
    case 'boolean':
      return readBoolean(text)
    case 'string':
      return readString(schema, text)
    case 'array':
    case 'object':
      return readJson(schema, text)
  }
}

/** The members of one array flag: `--label a,b` is two, and quotes keep a comma as in CSV: `--label '"a,b",c'`. */
export const splitList = (text: string): string[] => {
  const parts: string[] = []
  let rest = text
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(?=,|$)/.exec(rest)
    const part = quoted ? quoted[1]!.replaceAll('""', '"') : rest.slice(0, Math.max(0, rest.concat(',').indexOf(',')))
    parts.push(part)
    const taken = quoted ? quoted[0].length : part.length
    if (taken >= rest.length) return parts
    rest = rest.slice(taken + 1)
  }
}

const readInteger = (schema: FieldSchema, text: string): Result<number, string> => {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(value)) return no(`must be a whole number, not ${shown(text)}`)
  return within(schema, value)
}

const readNumber = (schema: FieldSchema, text: string): Result<number, string> => {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  if (!Number.isFinite(value)) return no(`must be a number, not ${shown(text)}`)
  return within(schema, value)
}

const within = (schema: FieldSchema, value: number): Result<number, string> => {
  if (schema.enum && !schema.enum.includes(value)) return no(`must be ${choices(schema.enum)}, not ${value}`)
  if (schema.minimum !== undefined && value < schema.minimum)
    return no(`must be at least ${schema.minimum}, not ${value}`)
  if (schema.maximum !== undefined && value > schema.maximum)
    return no(`must be at most ${schema.maximum}, not ${value}`)
  return ok(value === 0 ? 0 : value)
}

const readBoolean = (text: string): Result<boolean, string> => {
  if (text === 'true') return ok(true)
  if (text === 'false') return ok(false)
  return no(`must be true or false, not ${shown(text)}`)
}

const readString = (schema: FieldSchema, text: string): Result<string, string> => {
  if (schema.enum && !schema.enum.includes(text)) return no(`must be ${choices(schema.enum)}, not ${shown(text)}`)
  if (!text.isWellFormed()) return no('must be valid Unicode text')
  // JSON Schema counts code points; counting is skipped where the length in UTF-16 units already decides.
  if (schema.minLength !== undefined && codePoints(text) < schema.minLength) {
    return no(schema.minLength === 1 ? 'must not be empty' : `must have at least ${schema.minLength} characters`)
  }
  if (schema.maxLength !== undefined && text.length > schema.maxLength && codePoints(text) > schema.maxLength) {
    return no(`must have at most ${schema.maxLength} characters`)
  }
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(text)) {
    return no(`must match ${schema.pattern}, not ${shown(text)}`)
  }
  return ok(schema.format === 'date-time' ? endOfDay(text) : text)
}

/** A day alone is what people write where a time is asked for: it counts to its end, where they are. */
const endOfDay = (text: string): string => {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!day) return text
  const end = new Date(`${text}T23:59:59.999`)
  // 31 February is another day than the one that was written.
  return end.getDate() === Number(day[3]) ? end.toISOString() : text
}

const readJson = (schema: FieldSchema, text: string): Result<unknown, string> => {
  const wanted = schema.type === 'array' ? 'a JSON array' : 'a JSON object'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return no(`must be ${wanted}`)
  }
  const right =
    schema.type === 'array'
      ? Array.isArray(value)
      : typeof value === 'object' && value !== null && !Array.isArray(value)
  return right ? ok(value) : no(`must be ${wanted}`)
}

const codePoints = (text: string): number => {
  let count = 0
  for (let index = 0; index < text.length; index += text.codePointAt(index)! > 0xffff ? 2 : 1) count += 1
  return count
}

/** A value inside a message: one line, short, with control characters made visible. */
const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)

const choices = (values: readonly (string | number)[]): string =>
  values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`
