import { bodies, parameters, type FieldFault, type Validator } from '../gen/validators.mjs'
import { problem, type OperationId, type ProblemDocuments } from './contract.ts'

export type InvalidInput = ProblemDocuments['invalid-input']

/**
 * Holds an operation's input against the spec: text in path, query and headers is coerced in place, and defaults are filled
 * in; the body is taken as it is.
 * @param outside path, query and header fields by name
 * @param inside the body; ignored by an operation without one
 * @returns null when it fits
 */
export function checkInput(id: OperationId, outside: Record<string, unknown>, inside: unknown): InvalidInput | null {
  const outsideFits = (parameters as Partial<Record<string, Validator>>)[id]
  if (outsideFits === undefined) {
    const name = Object.keys(outside)[0]
    if (name !== undefined)
      return misfit([
        {
          instancePath: '',
          keyword: 'additionalProperties',
          message: 'is not known here',
          params: { additionalProperty: name },
        },
      ])
  } else if (!outsideFits(outside)) {
    return misfit(outsideFits.errors ?? [])
  }
  const bodyFits = (bodies as Partial<Record<string, Validator>>)[id]
  return bodyFits === undefined || bodyFits(inside) ? null : misfit(bodyFits.errors ?? [])
}

/** True when the operation takes a body. */
export const takesBody = (id: OperationId): boolean => id in bodies

function misfit(faults: readonly FieldFault[]): InvalidInput {
  const errors = faults.map((fault) => ({ pointer: pointerOf(fault), message: messageOf(fault) }))
  const first = errors[0]
  return problem(
    'invalid-input',
    first ? `${first.pointer || 'The input'} ${first.message}.` : 'The input does not fit.',
    { errors },
  )
}

function pointerOf({ instancePath, params }: FieldFault): string {
  const name = params['missingProperty'] ?? params['additionalProperty']
  return typeof name === 'string' ? `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : instancePath
}

function messageOf({ keyword, params, message }: FieldFault): string {
  if (keyword === 'required') return 'is missing'
  if (keyword === 'additionalProperties') return 'is not known here'
  if (keyword === 'enum' && Array.isArray(params['allowedValues']))
    return `must be one of ${params['allowedValues'].join(', ')}`
  return message ?? keyword
}
