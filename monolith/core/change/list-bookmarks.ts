import { problem, type Input, type Outcome } from '@smithers/api-spec/contract'

import type { Caller, Ports } from '../ports/ports.ts'
import { findReadyRepo } from '../repo/find-repo.ts'
import { answer, no } from '../result.ts'

/** All bookmarks of a repository: the main one, then those that moved last. */
export async function listBookmarks(
  input: Input<'listBookmarks'>,
  _caller: Caller,
  ports: Ports,
): Promise<Outcome<'listBookmarks'>> {
  const repo = findReadyRepo(ports.store, input)
  if (!repo.ok) return repo
  const all = await ports.vcs.listBookmarks(repo.value.id)
  const { after, limit = 30 } = input
  const last = after === undefined ? -1 : all.findIndex(({ name }) => name === after)
  if (after !== undefined && last < 0)
    return no(problem('cursor-refused', 'The page marker names no bookmark that is here now.', {}))
  const shown = all.slice(last + 1, last + 1 + limit)
  return answer(200, {
    next: last + 1 + limit < all.length ? (shown.at(-1)?.name ?? null) : null,
    bookmarks: shown.map(({ name, main, conflict, at }) => ({
      name,
      main,
      conflict,
      change: at.changeId,
      commit: at.commitId,
      title: at.title,
      at: at.committer.at,
    })),
  })
}
