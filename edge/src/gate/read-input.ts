import { problem, type Input, type OperationId } from '@smithers/api-spec/contract'
import { bodies, parameters, type FieldFault, type Validator } from '@smithers/api-spec/validators'
import { no, ok, type Result } from '@smithers/core/result'
import type { Ask } from './ask.ts'

const ofParameters: Record<string, Validator | undefined> = parameters
const ofBodies: Record<string, Validator | undefined> = bodies

type Refused = ReturnType<typeof malformed> | ReturnType<typeof misfit>

/** Reads and validates the flat input of an operation that the edge serves: names in the path, query, headers and body. */
export function readInput<Id extends OperationId>(id: Id, ask: Ask): Result<Input<Id>, Refused> {
  const outside = { ...ask.names, ...headersOf(ask), ...queryOf(ask) }
  const outsideFits = ofParameters[id]
  if (outsideFits ? !outsideFits(outside) : Object.keys(outside).length > 0) {
    return no(misfit(outsideFits?.errors ?? [], 'parameters'))
  }
  const bodyFits = ofBodies[id]
  if (bodyFits === undefined) return ok(outside as Input<Id>)
  const inside = parse(ask.body)
  if (inside === undefined) return no(malformed())
  if (!bodyFits(inside.value)) return no(misfit(bodyFits.errors ?? [], 'body'))
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

function misfit(faults: FieldFault[], place: string) {
  const errors = faults.map((fault) => ({ pointer: pointerOf(fault), message: fault.message ?? fault.keyword }))
  const first = errors[0]
  const detail = first ? `${first.pointer || place} ${first.message}.` : `The ${place} do not fit.`
  return problem('invalid-input', detail, { errors })
}

function pointerOf(fault: FieldFault): string {
  const name = fault.params['missingProperty'] ?? fault.params['additionalProperty']
  return typeof name === 'string' ? `${fault.instancePath}/${name}` : fault.instancePath
}
