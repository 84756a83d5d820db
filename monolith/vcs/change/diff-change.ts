import type { FileDiff, VcsChangeProblem } from '@smithers/core/ports/vcs'
import { no, ok, type Result } from '@smithers/core/result'
import type { Engine } from '../engine.ts'
import { readDiff } from './read-diff.ts'

/** A change's diff against its first parent, with at most `maxBytes` of patch text in all. */
export async function diffChange(
  engine: Engine,
  repo: number,
  commitId: string,
  maxBytes: number,
): Promise<Result<FileDiff[], VcsChangeProblem>> {
  const commit = await engine.commit(repo, commitId)
  if (!commit) return no({ is: 'change-not-found', change: commitId.slice(0, 200) })
  return ok(await readDiff(engine, repo, commit, Math.max(1, maxBytes)))
}
