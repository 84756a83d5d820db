import type { Input, Outcome } from '@smithers/api-spec/contract'

import type { Caller, Ports } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { changeOf } from './list-changes.ts'
import { changeProblem, resolveChange } from './resolve-change.ts'

export async function viewChange(
  input: Input<'viewChange'>,
  _caller: Caller,
  ports: Ports,
): Promise<Outcome<'viewChange'>> {
  const resolved = await resolveChange(ports, input)
  if (!resolved.ok) return resolved
  const viewed = await ports.vcs.viewChange(resolved.value.repo.id, resolved.value.at.commitId)
  if (!viewed.ok) return no(changeProblem(viewed.problem))
  const { description, conflict, empty, files } = viewed.value
  return answer(200, { ...changeOf(viewed.value), description, conflict, empty, files })
}
