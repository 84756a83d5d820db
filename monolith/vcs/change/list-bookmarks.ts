import type { Bookmark } from '@smithers/core/ports/vcs'
import type { Engine } from '../engine.ts'
import { toChangeRow } from './change-row.ts'

/** All bookmarks: the main one, then those whose change was committed last. One in conflict tells the newest of its changes. */
export async function listBookmarks(engine: Engine, repo: number, main: string): Promise<Bookmark[]> {
  const index = await engine.index(repo)
  const found = await Promise.all(
    [...index.bookmarks].map(async ([name, targets]) => {
      const rows = await Promise.all(
        targets.map(async (id) => {
          const commit = await engine.commit(repo, id)
          if (!commit) throw new Error(`repository ${repo} has lost the commit ${id}`)
          return toChangeRow(index, id, commit)
        }),
      )
      const [at] = rows.toSorted((a, b) => timeOf(b) - timeOf(a))
      return at ? [{ name, main: name === main, conflict: targets.length > 1, at }] : []
    }),
  )
  return found
    .flat()
    .toSorted((a, b) => Number(b.main) - Number(a.main) || timeOf(b.at) - timeOf(a.at) || (a.name < b.name ? -1 : 1))
}

const timeOf = ({ committer }: Bookmark['at']) => Date.parse(committer.at)
