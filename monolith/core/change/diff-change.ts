import type { Input, Outcome } from '@smithers/api-spec/contract'

import type { Caller, Ports } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { changeProblem, resolveChange } from './resolve-change.ts'

/** Bytes of patch text in one answer. */
const MOST = 1 << 20

export async function diffChange(
  input: Input<'diffChange'>,
  _caller: Caller,
  ports: Ports,
): Promise<Outcome<'diffChange'>> {
  const resolved = await resolveChange(ports, input)
  if (!resolved.ok) return resolved
  const { repo, at } = resolved.value
  const files = await ports.vcs.diffChange(repo.id, at.commitId, MOST)
  if (!files.ok) return no(changeProblem(files.problem))
  return answer(200, {
    change: at.changeId,
    commit: at.commitId,
    files: files.value,
    truncated: files.value.some((file) => file.patch === null && !file.binary),
  })
}
