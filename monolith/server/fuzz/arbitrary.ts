import fc from 'fast-check'

/** The part of JSON Schema 2020-12 that the spec's inputs use. */
export type Schema = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  minProperties?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  oneOf?: Schema[]
  default?: unknown
}

/** Values that a schema lets through. Sizes stay small: a bound is tried now and then, a megabyte never. */
export function valid(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.oneOf) return fc.oneof(...schema.oneOf.map(valid))
  const types = [schema.type ?? 'any'].flat()
  return fc.oneof(...types.map((type) => ofType(type, schema)))
}

function ofType(type: string, schema: Schema): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return text(schema)
    case 'integer':
      return integer(schema.minimum ?? -1000, schema.maximum ?? 1_000_000)
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array': {
      const bounds = { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 5, 5) }
      const item = valid(schema.items ?? {})
      return schema.uniqueItems
        ? fc.uniqueArray(item, { ...bounds, selector: (value) => JSON.stringify(value) })
        : fc.array(item, bounds)
    }
    case 'object':
      return object(schema)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

/** Small numbers are the ones that exist. */
function integer(min: number, max: number): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min, max: Math.min(max, min + 5) }), fc.integer({ min, max }), fc.constantFrom(min, max))
}

function text({ pattern, format, minLength = 0, maxLength = 100 }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time')
    return fc
      .date({ noInvalidDate: true, min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') })
      .map((date) => date.toISOString())
  if (pattern !== undefined)
    return fc
      .stringMatching(new RegExp(pattern), { maxLength: Math.min(maxLength, 60) })
      .filter((one) => one.length <= maxLength && one.length >= minLength)
  const letters = fc.oneof(
    fc.constantFrom(...Array.from('abc XYZ"\'%_;-*():\\/<&>{}é漢🙂\u202e')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  )
  return fc
    .array(letters, { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) })
    .map((parts) => parts.join(''))
    .filter((one) => lengthOf(one) <= maxLength && lengthOf(one) >= minLength)
}

function object({ properties = {}, required = [], minProperties = 0 }: Schema): fc.Arbitrary<unknown> {
  const members = Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, valid(member)]))
  return fc.record(members, { requiredKeys: required }).filter((made) => Object.keys(made).length >= minProperties)
}

/** A valid object spoilt in one place, or something else altogether. Most are invalid; ask the schema which. */
export function spoilt(schema: Schema): fc.Arbitrary<unknown> {
  const names = Object.keys(schema.properties ?? {})
  const strange = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      '',
      0,
      -1,
      1.5,
      1e308,
      true,
      [],
      {},
      '\u0000',
      'x'.repeat(5000),
      '../..',
      [[]],
      'null',
    ),
    fc.jsonValue({ maxDepth: 1 }),
  )
  const changes = [
    fc
      .tuple(valid(schema), fc.constantFrom('extra', '__proto__', 'constructor', 'toString'), strange)
      .map(([made, name, value]) => withMember(made, name, value)),
    strange,
  ]
  if (names.length > 0) {
    changes.push(
      fc
        .tuple(valid(schema), fc.constantFrom(...names), strange)
        .map(([made, name, value]) => withMember(made, name, value)),
      fc.tuple(valid(schema), fc.constantFrom(...names)).map(([made, name]) => {
        const { [name]: _gone, ...rest } = made as Record<string, unknown>
        return rest
      }),
    )
  }
  return fc.oneof(...changes)
}

function withMember(made: unknown, name: string, value: unknown): unknown {
  const copy = { ...(made as object) }
  Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true })
  return copy
}

/** JSON Schema counts code points. */
const lengthOf = (text: string) => Array.from(text).length
