import type { ProblemInfo } from '@smithers/api-spec/commands/catalogue'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Answer } from '../connection.ts'
import { failed, troubleOf, type Trouble } from '../trouble.ts'
import type { HttpAnswer } from './http.ts'

/** Reads an answer by the spec: JSON below 400, a problem document from 400 on; anything else did not come from a hub. */
export const readAnswer = (
  origin: string,
  answer: HttpAnswer,
  problems: readonly ProblemInfo[],
): Result<Answer, Trouble> => {
  const { status, headers, text } = answer
  if (text === '' && status >= 200 && status < 300) return ok({ status, body: undefined })
  const type = headers['content-type'] ?? ''
  const strange = no(
    failed(
      'This is not the answer of a hub',
      `${origin} answered ${status} with ${type || 'no media type'}`,
      'Check the address given with --host',
    ),
  )
  if (!/^application\/(problem\+)?json\b/i.test(type)) return strange
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return strange
  }
  if (status >= 200 && status < 300) return ok({ status, body })
  return status >= 400 ? no(troubleOf(status, body, problems)) : strange
}
