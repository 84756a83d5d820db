import { problem, type Input, type Outcome } from '@smithers/api-spec/contract'

import { pathProblem } from '../file/path-problem.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import type { ChangeRow } from '../ports/vcs.ts'
import { answer, no } from '../result.ts'
import { invalidInput } from '../text/check-text.ts'
import { fromTime } from '../text/time.ts'
import { changeProblem, resolveChange } from './resolve-change.ts'

export async function listChanges(
  input: Input<'listChanges'>,
  _caller: Caller,
  ports: Ports,
): Promise<Outcome<'listChanges'>> {
  const { after, limit = 30, path, until } = input
  const by = until === undefined ? undefined : Math.floor(fromTime(until) / 1000)
  if (Number.isNaN(by)) return no(invalidInput([{ pointer: '/until', message: 'is no moment' }]))
  if (after !== undefined && !/^[0-9a-f]{40}$/.test(after))
    return no(problem('cursor-refused', 'The page marker is not a commit id.', {}))
  const resolved = await resolveChange(ports, input)
  if (!resolved.ok) return resolved
  const { repo, at } = resolved.value
  // Nothing was committed before 1970.
  if (by !== undefined && by < 0) return answer(200, { changes: [], next: null })
  const query = {
    commit: at.commitId,
    limit: limit + 1,
    ...(path === undefined ? {} : { path }),
    ...(by === undefined ? {} : { until: by }),
    ...(after === undefined ? {} : { after }),
  }
  const listed = await ports.vcs.listChanges(repo.id, query)
  if (!listed.ok) {
    const trouble = listed.problem
    if (trouble.is === 'change-not-found' || trouble.is === 'change-ambiguous') return no(changeProblem(trouble))
    const refused = pathProblem(trouble)
    // A path that no change touched has no changes; that is an answer.
    if (refused.type !== 'urn:smithers:problem:path-refused') return answer(200, { changes: [], next: null })
    return no(refused)
  }
  const shown = listed.value.slice(0, limit)
  return answer(200, {
    changes: shown.map(changeOf),
    next: listed.value.length > limit ? (shown.at(-1)?.commitId ?? null) : null,
  })
}

/** A change as the spec shows it. */
export function changeOf({ changeId, commitId, parents, title, author, committer, bookmarks }: ChangeRow) {
  return { change: changeId, commit: commitId, parents, title, author, committer, bookmarks }
}
