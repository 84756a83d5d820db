import type { ProblemDocuments } from '@smithers/api-spec/contract'
import { bodies, parameters, type FieldFault, type Validator } from '@smithers/api-spec/validators'
import { no, ok, type Result } from '@smithers/core/result'
import { checkTexts, invalidInput } from '@smithers/core/text/check-text'

/** Parameters of path, query and headers by name (texts, or lists of texts), and the parsed body. */
export type Parts = { parameters: Record<string, unknown>; body: unknown }

const parameterValidators = parameters as Partial<Record<string, Validator>>
const bodyValidators = bodies as Partial<Record<string, Validator>>

/** Members whose texts an operation judges by itself, record by record. */
const JUDGED_ELSEWHERE = ['records']

export const takesBody = (operationId: string): boolean => bodyValidators[operationId] !== undefined

/** Validates the parts by the spec (parameters are read from text, defaults filled in) and joins them into one input. */
export function readInput(
  operationId: string,
  parts: Parts,
): Result<Record<string, unknown>, ProblemDocuments['invalid-input']> {
  const given = { ...parts.parameters }
  const checkParameters = parameterValidators[operationId]
  if (checkParameters) {
    if (!checkParameters(given)) return no(invalidInput([toFieldError(checkParameters.errors?.[0])]))
  } else {
    const [unknown] = Object.keys(given)
    if (unknown !== undefined) return no(invalidInput([{ pointer: `/${escape(unknown)}`, message: 'is not a field of this operation' }]))
  }

  const checkBody = bodyValidators[operationId]
  const body = checkBody ? copied(parts.body ?? {}) : undefined
  if (checkBody && !checkBody(body)) return no(invalidInput([toFieldError(checkBody.errors?.[0])]))

  const input = Object.assign(given, body)
  const faults = checkTexts(input, JUDGED_ELSEWHERE)
  return faults.length > 0 ? no(invalidInput(faults)) : ok(input)
}

/** Validators write defaults into what they are given; a caller's own object stays as it was. */
function copied(body: unknown): unknown {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : body
}

function toFieldError(fault: FieldFault | undefined) {
  if (!fault) return { pointer: '', message: 'does not fit' }
  const { keyword, params, instancePath, message = 'does not fit' } = fault
  if (keyword === 'additionalProperties')
    return { pointer: `${instancePath}/${escape(String(params['additionalProperty']))}`, message: 'is not a field of this operation' }
  if (keyword === 'required')
    return { pointer: `${instancePath}/${escape(String(params['missingProperty']))}`, message: 'is missing' }
  if (keyword === 'enum' && Array.isArray(params['allowedValues']))
    return { pointer: instancePath, message: `must be one of ${params['allowedValues'].join(', ')}` }
  return { pointer: instancePath, message }
}

/** RFC 6901 section 3. */
function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
