import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'

import type { Resolved, Vcs, VcsChangeProblem } from '../ports/vcs.ts'
import { findReadyRepo } from '../repo/find-repo.ts'
import type { RepoRow } from '../repo/repo-row.ts'
import { no, ok, type Result } from '../result.ts'
import type { ReadStore } from '../ports/store.ts'

export type ChangeTrouble = ProblemDocuments['change-not-found' | 'change-ambiguous']
type Named = { owner: string; repo: string; change?: string | undefined }
type Trouble = ChangeTrouble | ProblemDocuments['repo-not-found' | 'repo-not-ready']

/** The repository that an input names, and the change in it: the main bookmark's when none is named. */
export async function resolveChange(
  ports: { store: ReadStore; vcs: Vcs },
  input: Named,
): Promise<Result<{ repo: RepoRow; at: Resolved }, Trouble>> {
  const found = findReadyRepo(ports.store, input)
  if (!found.ok) return found
  const resolved = await ports.vcs.resolve(found.value.id, input.change)
  return resolved.ok ? ok({ repo: found.value, at: resolved.value }) : no(changeProblem(resolved.problem))
}

export function changeProblem(trouble: VcsChangeProblem): ChangeTrouble {
  const { change } = trouble
  return trouble.is === 'change-not-found'
    ? problem('change-not-found', `No change, commit or bookmark is named ${quoted(change)}.`, { change })
    : problem('change-ambiguous', `${trouble.candidates.length} changes begin with ${quoted(change)}.`, {
        change,
        candidates: trouble.candidates,
      })
}

const quoted = (text: string) => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
