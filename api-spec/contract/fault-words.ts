import type { FieldFault } from '../gen/validators.mjs'

const types: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
}

/** What a validator found, as the part of a sentence that follows the field's name: "must be a whole number". */
export function faultWords({ keyword, params, message }: FieldFault): string {
  const limit = Number(params['limit'])
  switch (keyword) {
    case 'required':
      return 'is missing'
    case 'additionalProperties':
      return 'is not known here'
    case 'type':
      return `must be ${[params['type']]
        .flat()
        .map((type) => types[String(type)] ?? String(type))
        .join(' or ')}`
    case 'enum':
      return `must be one of ${[params['allowedValues']].flat().join(', ')}`
    case 'minLength':
      return limit === 1 ? 'must not be empty' : `must have at least ${limit} characters`
    case 'maxLength':
      return `must have at most ${limit} characters`
    case 'minimum':
      return `must be at least ${limit}`
    case 'maximum':
      return `must be at most ${limit}`
    case 'minItems':
    case 'minProperties':
      return `must have at least ${limit} ${limit === 1 ? 'member' : 'members'}`
    case 'maxItems':
    case 'maxProperties':
      return `must have at most ${limit} ${limit === 1 ? 'member' : 'members'}`
    case 'format':
      return params['format'] === 'date-time' ? 'must be a time such as 2026-01-31T12:00:00Z' : (message ?? keyword)
    default:
      return message ?? keyword
  }
}
