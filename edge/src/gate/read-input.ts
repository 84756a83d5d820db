import { problem, type Input, type OperationId } from '@smithers/api-spec/contract'
import { checkInput, takesBody, type InvalidInput } from '@smithers/api-spec/contract/check-input'
import { no, ok, type Result } from '@smithers/core/result'
import type { Ask } from './ask.ts'

type Refused = ReturnType<typeof malformed> | InvalidInput

/** Reads and validates the flat input of an operation that the edge serves: names in the path, query, headers and body. */
export function readInput<Id extends OperationId>(id: Id, ask: Ask): Result<Input<Id>, Refused> {
  const outside = { ...ask.names, ...headersOf(ask), ...queryOf(ask) }
  const inside = takesBody(id) ? parse(ask.body) : { value: undefined }
  if (inside === undefined) return no(malformed())
  const misfit = checkInput(id, outside, inside.value)
  if (misfit) return no(misfit)
  return ok({ ...outside, ...(inside.value as object) } as Input<Id>)
}

function queryOf(ask: Ask): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {}
  for (const name of new Set(ask.url.searchParams.keys())) {
    const values = ask.url.searchParams.getAll(name)
    found[name] = values.length > 1 ? values : (values[0] ?? '')
  }
  return found
}

function headersOf(ask: Ask): Record<string, string> {
  const key = ask.request.headers.get('idempotency-key')
  const declared = ask.operation.fields.some((field) => field.name === 'idempotencyKey')
  return declared && key !== null ? { idempotencyKey: key } : {}
}

/** A body that may be left out counts as an empty object. */
function parse(body: Uint8Array): { value: unknown } | undefined {
  if (body.length === 0) return { value: {} }
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)) as unknown }
  } catch (error) {
    // TypeError: not UTF-8; SyntaxError: not JSON.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

const malformed = () => problem('malformed-json', 'The body is not one JSON value in UTF-8.', {})
