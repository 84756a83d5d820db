import type { OperationId, ProblemDocuments } from '@smithers/api-spec/contract'
import { checkInput, takesBody } from '@smithers/api-spec/contract/check-input'
import { no, ok, type Result } from '@smithers/core/result'
import { checkTexts, invalidInput } from '@smithers/core/text/check-text'

/** Parameters of path, query and headers by name (texts, or lists of texts), and the parsed body. */
export type Parts = { parameters: Record<string, unknown>; body: unknown }

/** Members whose texts an operation judges by itself, record by record. */
const JUDGED_ELSEWHERE = ['records']

/** Validates the parts by the spec (parameters are read from text, defaults filled in) and joins them into one input. */
export function readInput(
  operationId: string,
  parts: Parts,
): Result<Record<string, unknown>, ProblemDocuments['invalid-input']> {
  const id = operationId as OperationId
  const parameters = { ...parts.parameters }
  const body = takesBody(id) ? copied(parts.body ?? {}) : undefined
  const misfit = checkInput(id, parameters, body)
  if (misfit) return no(misfit)
  const input = Object.assign(parameters, body)
  const faults = checkTexts(input, JUDGED_ELSEWHERE)
  return faults.length > 0 ? no(invalidInput(faults)) : ok(input)
}

/** Validation writes defaults into what it is given; a caller's own object stays as it was. */
function copied(body: unknown): unknown {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : body
}
