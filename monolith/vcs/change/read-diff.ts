import type { FileDiff } from '@smithers/core/ports/vcs'
import type { Engine } from '../engine.ts'
import type { Commit } from '../read/objects.ts'
import { isConflictFile } from '../read/conflicted.ts'
import { parseDiff } from './parse-diff.ts'

/** git knows this tree without storing it: what a change without a parent is compared with. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
const LISTS = 16 * 1024 * 1024

/**
 * Compares a commit with its first parent: renames and copies found, binary files told apart, no external diff or
 * text conversion. With `maxBytes` of 0 no patch is made at all. What git has not said within the bounds is left out:
 * patches first, then files.
 */
export async function readDiff(engine: Engine, repo: number, commit: Commit, maxBytes: number): Promise<FileDiff[]> {
  const [firstParent] = commit.parents
  const parent = firstParent === undefined ? undefined : await engine.commit(repo, firstParent)
  const trees = [parent?.tree ?? EMPTY_TREE, commit.tree]
  const patch = maxBytes === 0 ? [] : ['--patch', '--full-index']
  const ran = await engine.runGit(
    repo,
    [
      'diff-tree',
      '-r',
      '-z',
      '--raw',
      '--numstat',
      ...patch,
      '-M',
      '-C',
      '-l1000',
      '--no-ext-diff',
      '--no-textconv',
      ...trees,
      '--',
    ],
    { maxBytes: LISTS + 4 * maxBytes, timeout: 30_000 },
  )
  if (ran.code !== 0 && ran.ended === 'exit')
    throw new Error(`git diff-tree ended with ${ran.code}: ${ran.stderr.slice(0, 500)}`)
  const files = parseDiff(ran.stdout, maxBytes, ran.ended !== 'exit')
  return commit.conflicted || parent?.conflicted ? files.filter((file) => !isConflictFile(file.path)) : files
}
