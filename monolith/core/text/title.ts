import type { ProblemDocuments } from '@smithers/api-spec/contract'

import { no, ok, type Result } from '../result.ts'
import { invalidInput } from './check-text.ts'

/** A title is one line with something on it; blanks around it are dropped. */
export function readTitle(text: string): Result<string, ProblemDocuments['invalid-input']> {
  const title = text.trim()
  if (title === '') return no(invalidInput([{ pointer: '/title', message: 'is blank' }]))
  if (/[\n\u2028\u2029]/.test(title))
    return no(invalidInput([{ pointer: '/title', message: 'has more than one line' }]))
  return ok(title)
}
