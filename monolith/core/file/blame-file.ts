import type { Input, Outcome } from '@smithers/api-spec/contract'

import { resolveChange } from '../change/resolve-change.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { pathProblem } from './path-problem.ts'

/** Which change each line of a file came with. */
export async function blameFile(
  input: Input<'blameFile'>,
  _caller: Caller,
  ports: Ports,
): Promise<Outcome<'blameFile'>> {
  const resolved = await resolveChange(ports, input)
  if (!resolved.ok) return resolved
  const { repo, at } = resolved.value
  const blamed = await ports.vcs.blameFile(repo.id, at.commitId, input.path)
  if (!blamed.ok) return no(pathProblem(blamed.problem))
  return answer(200, {
    path: input.path,
    change: at.changeId,
    commit: at.commitId,
    complete: blamed.value.complete,
    spans: blamed.value.spans.map(({ line, lines, by }) => ({
      line,
      lines,
      change: by.changeId,
      commit: by.commitId,
      title: by.title,
      author: by.author,
    })),
  })
}
