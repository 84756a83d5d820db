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

/** The root's entries, once the folders on the way to `path` are there too: the tree then unfolds in one piece. */
export async function listingDownTo(
  repo: RepoName,
  path: string,
  change: string | undefined,
): Promise<listFilesResponse> {
  const names = folderOf(path).split('/').filter(Boolean)
  const within = names.map((_, index) => listing(repo, names.slice(0, index + 1).join('/'), change))
  const root = listing(repo, '', change)
  const [last] = (await Promise.allSettled([root, ...within])).slice(-1)
  const answer = last?.status === 'fulfilled' && last.value.status === 200 ? last.value.data.files : []
  if (answer.some((entry) => entry.path === path && entry.kind === 'folder')) {
    await Promise.allSettled([listing(repo, path, change)])
  }
  return root
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
