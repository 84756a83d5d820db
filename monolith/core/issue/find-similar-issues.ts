import type { Input, Outcome } from '@smithers/api-spec/contract'

import type { Caller, Ports } from '../ports/ports.ts'
import { findRepo } from '../repo/find-repo.ts'
import { answer } from '../result.ts'

export async function findSimilarIssues(
  input: Input<'findSimilarIssues'>,
  _caller: Caller,
  { store, offload }: Ports,
): Promise<Outcome<'findSimilarIssues'>> {
  const found = findRepo(store, input)
  if (!found.ok) return found
  const { title, body = '', limit = 5 } = input
  return answer(200, { issues: await offload.similar(found.value.id, { title, body }, limit) })
}
