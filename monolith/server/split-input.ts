import type { Operation } from '@smithers/api-spec/commands/catalogue'

import type { Parts } from './read-input.ts'

const places = new Map<string, Map<string, 'parameter' | 'body'>>()

/** Sorts the members of a flat input into parameters and body. What the spec does not know goes where it is refused. */
export function splitInput(operation: Operation, input: Record<string, unknown>): Parts {
  const known = placesOf(operation)
  const hasBody = [...known.values()].includes('body')
  // Without a prototype, a member named __proto__ is one like any other.
  const parameters = Object.create(null) as Record<string, unknown>
  const body = Object.create(null) as Record<string, unknown>
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue
    const place = known.get(name) ?? (hasBody ? 'body' : 'parameter')
    if (place === 'body') body[name] = value
    else parameters[name] = value
  }
  return { parameters, body: hasBody ? body : undefined }
}

function placesOf(operation: Operation): Map<string, 'parameter' | 'body'> {
  const known = places.get(operation.id)
  if (known) return known
  const made = new Map(
    operation.fields.map((field) => [field.name, field.in === 'body' ? 'body' : 'parameter'] as const),
  )
  places.set(operation.id, made)
  return made
}
