import type { Input, Outcome } from '@smithers/api-spec/contract'

import { resolveChange } from '../change/resolve-change.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { pathProblem } from './path-problem.ts'

/** Entries in one answer. */
const MOST = 10_000

export async function listFiles(
  input: Input<'listFiles'>,
  _caller: Caller,
  ports: Ports,
): Promise<Outcome<'listFiles'>> {
  const resolved = await resolveChange(ports, input)
  if (!resolved.ok) return resolved
  const { repo, at } = resolved.value
  const path = (input.path ?? '').replace(/\/+$/, '')
  const listed = await ports.vcs.listFiles(repo.id, at.commitId, path, input.recursive ?? false)
  if (!listed.ok) return no(pathProblem(listed.problem))
  return answer(200, {
    change: at.changeId,
    commit: at.commitId,
    path,
    files: listed.value.slice(0, MOST),
    truncated: listed.value.length > MOST,
  })
}
