import type { components } from '@smithers/api-spec/types'
import type { ProblemDocuments } from '@smithers/api-spec/contract'

import { no, ok, type Result } from '../result.ts'
import { invalidInput } from '../text/check-text.ts'

/** The warning comes before the refusal. */
export function checkLimit({
  soft,
  hard,
}: components['schemas']['Limit']): Result<true, ProblemDocuments['invalid-input']> {
  if (soft <= hard) return ok(true)
  return no(invalidInput([{ pointer: '/soft', message: `is over hard, which is ${hard}` }]))
}
