import type { Imported } from '@smithers/core/ports/vcs'
import { resolveBookmark } from '../change/resolve.ts'
import type { Engine } from '../engine.ts'

/** What an import brought: `changes` counts those the main bookmark reaches, `files` those at its head. */
export async function countImported(engine: Engine, repo: number, mainBookmark: string): Promise<Imported> {
  const head = resolveBookmark(await engine.index(repo), mainBookmark)
  if (!head.ok) throw new Error(`the imported repository ${repo} has no bookmark «${mainBookmark}»`)
  const { commitId, changeId } = head.value
  const [counted, listed] = await Promise.all([
    engine.runGit(repo, ['rev-list', '--count', commitId, '--'], { timeout: 60_000 }),
    engine.runGit(repo, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commitId]),
  ])
  if (counted.code !== 0 || listed.code !== 0) throw new Error(`git could not count: ${counted.stderr}${listed.stderr}`)
  const files = listed.stdout.reduce((count, byte) => count + Number(byte === 0), 0)
  return {
    mainBookmark,
    headCommit: commitId,
    headChange: changeId,
    changes: Number(counted.stdout.toString('latin1')),
    files,
  }
}
