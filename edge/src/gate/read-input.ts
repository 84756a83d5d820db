import { problem, type Input, type OperationId, type ProblemDocuments } from '@smithers/api-spec/contract'
import { checkInput, takesBody, type InvalidInput } from '@smithers/api-spec/contract/check-input'
import { no, ok, type Result } from '@smithers/core/result'
import type { Ask } from './ask.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'

type Malformed = ProblemDocuments['malformed-json']
type Refused = Malformed | InvalidInput

/** Reads and validates the flat input of an operation that the edge serves: names in the path, query, headers and body. */
export function readInput<Id extends OperationId>(id: Id, ask: Ask): Result<Input<Id>, Refused> {
  const outside = { ...ask.names, ...headersOf(ask), ...queryOf(ask) }
  const inside = takesBody(id) ? parse(ask.body) : ok(undefined)
  if (!inside.ok) return inside
  const misfit = checkInput(id, outside, inside.value)
  if (misfit) return no(misfit)
  return ok({ ...outside, ...(inside.value as object) } as Input<Id>)
}

function queryOf(ask: Ask): Record<string, string | string[]> {
  // Without a prototype, a parameter named __proto__ is one like any other.
  const found = Object.create(null) as Record<string, string | string[]>
  for (const name of new Set(ask.url.searchParams.keys())) {
    const values = ask.url.searchParams.getAll(name)
    found[name] = values.length > 1 ? values : (values[0] ?? '')
  }
  return found
}

function headersOf(ask: Ask): Record<string, string> {
  const key = idempotencyKeyOf(ask.request.headers)
  const declared = ask.operation.fields.some((field) => field.name === 'idempotencyKey')
  return declared && key !== null ? { idempotencyKey: key } : {}
}

/** A body that may be left out counts as an empty object. */
function parse(body: Uint8Array): Result<unknown, Malformed> {
  if (body.length === 0) return ok({})
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)) as unknown)
  } catch (error) {
    if (error instanceof SyntaxError) return no(problem('malformed-json', `${error.message}.`, {}))
    // What a fatal TextDecoder throws for bytes that are not UTF-8.
    if (error instanceof TypeError) return no(problem('malformed-json', 'The body is not UTF-8.', {}))
    throw error
  }
}
