import { type listFilesResponse, listFiles } from '@smithers/api-spec/client/file/file'
import type { RepoName } from '../../repo/here.ts'

const asked = new Map<string, Promise<listFilesResponse>>()

/** A folder's entries at a change, asked for once per page: the tree and the page beside it show the same answer. */
export function listing(
  repo: RepoName,
  path: string,
  change: string | undefined,
  recursive = false,
): Promise<listFilesResponse> {
  const key = `${change ?? ''}:${recursive}:${path}`
  const known = asked.get(key)
  if (known) return known
  const query = { ...(path && { path }), ...(change && { change }), ...(recursive && { recursive }) }
  const answer = listFiles(repo.owner, repo.name, query)
  asked.set(key, answer)
  // What failed is asked for again; the one who awaits it learns the failure.
  void answer.then(
    ({ status }) => status === 200 || asked.delete(key),
    () => asked.delete(key),
  )
  return answer
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
