import type { FileContent, VcsPathProblem } from '@smithers/core/ports/vcs'
import { no, ok, type Result } from '@smithers/core/result'
import type { Engine } from '../engine.ts'
import { checkPath } from './check-path.ts'
import { readConflictedFile } from './conflicted.ts'
import { findEntry } from './find-entry.ts'
import type { Entry } from './objects.ts'

/** A file's bytes at a commit, up to the engine's cap. Symlinks answer their target's text and are never followed. */
export async function readFile(
  engine: Engine,
  repo: number,
  commitId: string,
  path: string,
): Promise<Result<FileContent, VcsPathProblem>> {
  const checked = checkPath(path)
  if (!checked.ok) return checked
  const commit = await engine.commit(repo, commitId)
  if (!commit) return no({ is: 'path-not-found', path })
  if (commit.conflicted) {
    const merged = await readConflictedFile(engine, repo, commitId, path)
    if (merged) return merged
  }
  const entry = await findEntry(engine, repo, commit.tree, checked.value)
  if (!entry) return no({ is: 'path-not-found', path })
  return readEntry(engine, repo, path, entry)
}

async function readEntry(
  engine: Engine,
  repo: number,
  path: string,
  entry: Entry,
): Promise<Result<FileContent, VcsPathProblem>> {
  if (entry.mode === 'folder') return no({ is: 'path-refused', path, reason: 'it is a folder' })
  if (entry.mode === 'submodule')
    return no({ is: 'path-refused', path, reason: 'it is a submodule: its files are in another repository' })
  const limit = engine.setup.maxFileBytes
  entry.size ??= (await engine.object(repo, 'info', entry.id))?.size ?? 0
  if (entry.size > limit) return no({ is: 'too-large', path, size: entry.size, limit })
  const blob = await engine.object(repo, 'contents', entry.id)
  if (!blob?.body) throw new Error(`repository ${repo} has lost the blob ${entry.id}`)
  return ok({
    bytes: blob.body,
    blobId: entry.id,
    executable: entry.mode === 'executable',
    symlink: entry.mode === 'symlink',
  })
}
