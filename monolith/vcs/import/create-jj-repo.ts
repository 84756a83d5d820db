import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { VcsImportProblem } from '@smithers/core/ports/vcs'
import { no, ok, type Result } from '@smithers/core/result'
import type { Engine } from '../engine.ts'
import { JJ_ARGS } from '../run/environment.ts'
import { run } from '../run/run.ts'

/**
 * Lays a jj repository over `<folder>/git` and forgets its workspace, so that no working copy exists. Its pointer to
 * the git repository is made relative: the folder is moved afterwards.
 */
export async function createJjRepo(
  engine: Engine,
  folder: string,
  signal?: AbortSignal,
): Promise<Result<null, VcsImportProblem>> {
  const jj = (cwd: string, args: string[]) =>
    run(engine.setup.jj.path, args, {
      cwd,
      env: engine.jjEnv,
      timeout: 15 * 60_000,
      maxBytes: 1024 * 1024,
      ...(signal ? { signal } : {}),
    })
  const steps: [string, string[]][] = [
    [folder, ['git', 'init', '--no-pager', '--quiet', '--no-colocate', '--git-repo=git', 'jj']],
    [join(folder, 'jj'), [...JJ_ARGS, 'workspace', 'forget', 'default']],
  ]
  for (const [cwd, args] of steps) {
    const ran = await jj(cwd, args)
    if (ran.ended === 'cancelled') return no({ is: 'cancelled' })
    if (ran.code !== 0) return no({ is: 'source-refused', reason: `jj cannot read it: ${causeOf(ran.stderr, folder)}` })
  }
  await writeFile(join(folder, 'jj', '.jj', 'repo', 'store', 'git_target'), '../../../../git')
  return ok(null)
}

/** jj names the innermost cause last; our own folders are nobody's business. */
function causeOf(stderr: string, folder: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '')
  return (lines.at(-1) ?? 'it gave no reason').replaceAll(folder, '').slice(0, 300)
}
