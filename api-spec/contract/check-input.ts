import { bodies, parameters, type FieldFault, type Validator } from '../gen/validators.mjs'
import { problem, type OperationId, type ProblemDocuments } from './contract.ts'
import { faultWords } from './fault-words.ts'

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
  } else {
    const written = { ...outside }
    if (!outsideFits(outside)) return misfit(outsideFits.errors ?? [])
    const odd = Object.keys(written).find((name) => isOddNumber(written[name], outside[name]))
    if (odd !== undefined) return misfit([{ instancePath: `/${odd}`, keyword: 'type', params: { type: 'integer' } }])
  }
  const bodyFits = (bodies as Partial<Record<string, Validator>>)[id]
  return bodyFits === undefined || bodyFits(inside) ? null : misfit(bodyFits.errors ?? [])
}

/** True when the operation takes a body. */
export const takesBody = (id: OperationId): boolean => id in bodies

/** Reading text as a number also takes `0x10`, `1e1` and ` 16`; one thing has one address, and this is 16. */
const isOddNumber = (written: unknown, read: unknown): boolean =>
  typeof written === 'string' && typeof read === 'number' && String(read) !== written

function misfit(faults: readonly FieldFault[]): InvalidInput {
  const errors = faults.map((fault) => ({ pointer: pointerOf(fault), message: faultWords(fault) }))
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
