import type { TreeEntry, VcsPathProblem } from '@smithers/core/ports/vcs'
import { no, ok, type Result } from '@smithers/core/result'
import type { Engine } from '../engine.ts'
import { checkPath } from './check-path.ts'
import { listConflictedFiles } from './conflicted.ts'
import { foldersFirst } from './folders-first.ts'
import { findEntry } from './find-entry.ts'
import { listBelow } from './list-below.ts'
import type { Entry } from './objects.ts'

/** One folder's entries at a commit, folders first, each kind by name; with `recursive` every file below it. */
export async function listFiles(
  engine: Engine,
  repo: number,
  commitId: string,
  path: string,
  recursive: boolean,
): Promise<Result<TreeEntry[], VcsPathProblem>> {
  const checked = checkPath(path)
  if (!checked.ok) return checked
  const commit = await engine.commit(repo, commitId)
  if (!commit) return no({ is: 'path-not-found', path })
  if (commit.conflicted) {
    const merged = await listConflictedFiles(engine, repo, commitId, path, recursive)
    if (merged) return merged
  }
  const entry = await findEntry(engine, repo, commit.tree, checked.value)
  if (!entry) return no({ is: 'path-not-found', path })
  if (entry.mode !== 'folder') return no({ is: 'path-refused', path, reason: 'it is not a folder' })
  return recursive ? listBelow(engine, repo, entry.id, path) : ok(await listFolder(engine, repo, entry.id, path))
}

async function listFolder(engine: Engine, repo: number, tree: string, path: string): Promise<TreeEntry[]> {
  const key = `${repo}/${tree}/${path}`
  const known = engine.listings.get(key)
  if (known) return [...known]
  const entries = await engine.tree(repo, tree)
  await Promise.all([...entries.values()].map((entry) => addSize(engine, repo, entry)))
  const prefix = path === '' ? '' : `${path}/`
  const rows = [...entries].map(([name, entry]) => toRow(prefix, name, entry))
  rows.sort(foldersFirst)
  engine.listings.set(key, rows)
  return [...rows]
}

async function addSize(engine: Engine, repo: number, entry: Entry): Promise<void> {
  if (entry.size !== undefined || entry.mode === 'folder' || entry.mode === 'submodule') return
  const found = await engine.object(repo, 'info', entry.id)
  if (found) entry.size = found.size
}

function toRow(prefix: string, name: string, entry: Entry): TreeEntry {
  const kind = entry.mode === 'executable' ? 'file' : entry.mode
  return { name, path: prefix + name, kind, size: entry.size ?? null }
}
