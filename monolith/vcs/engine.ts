import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { TreeEntry } from '@smithers/core/ports/vcs'
import { readChangeIndex, type ChangeIndex } from './change/change-index.ts'
import { createBatch, type Batch } from './read/batch.ts'
import type { Ask, GitObject } from './read/batch-answers.ts'
import { parseCommit, parseTree, type Commit, type Entry } from './read/objects.ts'
import { GIT_ARGS, gitEnvironment, JJ_ARGS, jjEnvironment } from './run/environment.ts'
import { createLru } from './run/lru.ts'
import { run, type How, type Ran } from './run/run.ts'
import { createMutexes, createTurns } from './run/turns.ts'
import type { Tool } from './tools/find-jj.ts'

export type Setup = { dir: string; git: Tool; jj: Tool; env: Record<string, string | undefined>; maxFileBytes: number }
type Bounds = Partial<Pick<How, 'timeout' | 'maxBytes' | 'signal'>>

/** What every read stands on: the two programs, one object reader per repository, and bounded caches. */
export type Engine = ReturnType<typeof createEngine>

const MIB = 1024 * 1024

export function createEngine(setup: Setup) {
  const turns = createTurns(6)
  const locked = createMutexes<number>()
  const gitEnv = gitEnvironment(setup.env)
  const jjEnv = jjEnvironment(setup.env, setup.dir)
  const closing = new Set<Promise<void>>()

  const batches = createLru<Batch>(
    8,
    () => 1,
    (batch) => {
      const gone = batch.close()
      closing.add(gone)
      void gone.then(() => closing.delete(gone))
    },
  )
  const trees = createLru<Map<string, Entry>>(100_000, (tree) => tree.size + 1)
  const commits = createLru<Commit>(8 * MIB, (commit) => 500 + commit.description.length)
  const indexes = createLru<{ stamp: bigint; index: Promise<ChangeIndex> }>(16, () => 1)
  const listings = createLru<TreeEntry[]>(100_000, (rows) => rows.length + 1)
  const histories = createLru<{ ids: string; whole: boolean }>(16 * MIB, (history) => history.ids.length + 1)

  const gitDir = (repo: number) => join(setup.dir, folderOf(repo), 'git')
  const jjDir = (repo: number) => join(setup.dir, folderOf(repo), 'jj')
  const atGit = (repo: number) => [...GIT_ARGS, `--git-dir=${gitDir(repo)}`, '--literal-pathspecs']

  const batchOf = (repo: number) => {
    const key = String(repo)
    const known = batches.get(key)
    if (known) return known
    const batch = createBatch(setup.git.path, atGit(repo), gitEnv, { largest: Math.max(64 * MIB, setup.maxFileBytes) })
    batches.set(key, batch)
    return batch
  }

  const object = (repo: number, ask: Ask, id: string): Promise<GitObject | null> => batchOf(repo).read(ask, id)

  const runGit = (repo: number, args: readonly string[], bounds: Bounds = {}): Promise<Ran> =>
    turns(() =>
      run(setup.git.path, [...atGit(repo), ...args], { env: gitEnv, timeout: 20_000, maxBytes: 64 * MIB, ...bounds }),
    )

  const runJj = (repo: number, args: readonly string[], bounds: Bounds = {}): Promise<Ran> =>
    turns(() =>
      run(setup.jj.path, [...JJ_ARGS, ...args], {
        env: jjEnv,
        cwd: jjDir(repo),
        timeout: 60_000,
        maxBytes: 256 * MIB,
        ...bounds,
      }),
    )

  return {
    setup,
    gitDir,
    gitEnv,
    jjEnv,
    object,
    runGit,
    runJj,
    locked,
    listings,
    histories,

    /** A commit by its full id; null when the repository has no such commit. */
    async commit(repo: number, id: string): Promise<Commit | null> {
      const key = `${repo}/${id}`
      const known = commits.get(key)
      if (known) return known
      const found = await object(repo, 'contents', id)
      if (found?.type !== 'commit' || !found.body) return null
      const commit = parseCommit(found.body)
      commits.set(key, commit)
      return commit
    },

    /** A tree's entries by its id; objects never change, so what was read once stays true. */
    async tree(repo: number, id: string): Promise<Map<string, Entry>> {
      const key = `${repo}/${id}`
      const known = trees.get(key)
      if (known) return known
      const found = await object(repo, 'contents', id)
      if (found?.type !== 'tree' || !found.body) throw new Error(`repository ${repo} has lost the tree ${id}`)
      const tree = parseTree(found.body)
      trees.set(key, tree)
      return tree
    },

    /** Changes and bookmarks as jj last left them; read again when jj's operation heads moved. */
    index(repo: number): Promise<ChangeIndex> {
      const stamp = statSync(join(jjDir(repo), '.jj', 'repo', 'op_heads', 'heads'), { bigint: true }).mtimeNs
      const known = indexes.get(String(repo))
      if (known?.stamp === stamp) return known.index
      const index = readChangeIndex((args) => runJj(repo, args))
      indexes.set(String(repo), { stamp, index })
      index.catch(() => indexes.delete(String(repo)))
      return index
    },

    /** Drops all that is held of a repository which was replaced or removed. */
    forget(repo: number): void {
      batches.delete(String(repo))
      for (const cache of [trees, commits, indexes, listings, histories]) cache.clear()
    },

    async close(): Promise<void> {
      batches.clear()
      await Promise.all(closing)
    },
  }
}

/** A repository's folder is its number: nothing a user typed ever names one. */
export function folderOf(repo: number): string {
  if (!Number.isSafeInteger(repo) || repo < 1) throw new Error(`${repo} is no repository number`)
  return String(repo)
}
