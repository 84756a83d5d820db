import type { ChangeDetail, VcsChangeProblem } from '@smithers/core/ports/vcs'
import { no, ok, type Result } from '@smithers/core/result'
import type { Engine } from '../engine.ts'
import type { Commit } from '../read/objects.ts'
import { toChangeRow } from './change-row.ts'
import { readDiff } from './read-diff.ts'

/** One change with the files it touches against its first parent. */
export async function viewChange(
  engine: Engine,
  repo: number,
  commitId: string,
): Promise<Result<ChangeDetail, VcsChangeProblem>> {
  const commit = await engine.commit(repo, commitId)
  if (!commit) return no({ is: 'change-not-found', change: commitId.slice(0, 200) })
  const [index, diff] = await Promise.all([engine.index(repo), readDiff(engine, repo, commit, 0)])
  return ok({
    ...toChangeRow(index, commitId, commit),
    description: commit.description,
    conflict: index.byCommit.get(commitId)?.conflict ?? commit.conflicted,
    empty: await isEmpty(engine, repo, commitId, commit, diff.length),
    files: diff.map(({ patch: _, ...file }) => file),
  })
}

/** jj calls a merge empty when it adds nothing to its parents merged, which only jj can tell. */
async function isEmpty(
  engine: Engine,
  repo: number,
  commitId: string,
  commit: Commit,
  files: number,
): Promise<boolean> {
  if (commit.parents.length < 2) return files === 0
  const args = ['log', '--no-graph', `--revisions=commit_id(${commitId})`, '--template=if(empty, "yes", "no")']
  const ran = await engine.runJj(repo, args)
  return ran.code === 0 ? ran.stdout.toString('latin1') === 'yes' : files === 0
}
