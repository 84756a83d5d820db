import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportProgress, Imported, RepoSource, VcsImportProblem } from '@smithers/core/ports/vcs'
import { no, ok, type Result } from '@smithers/core/result'
import { folderOf, type Engine } from '../engine.ts'
import { GIT_ARGS, networkEnvironment } from '../run/environment.ts'
import { run } from '../run/run.ts'
import { countImported } from './count-imported.ts'
import { createJjRepo } from './create-jj-repo.ts'
import { fetchRefs, type Git } from './fetch-refs.ts'
import { createProgressReader, createReport } from './progress.ts'
import { checkSource, type Source, type SourceRules } from './source.ts'
import { errorCode } from '../run/error-code.ts'

export type ImportRules = SourceRules & { stall: number; timeout: number }

const MIB = 1024 * 1024

/**
 * Imports a source beside the repositories and moves it into its place as one folder at the very end: what fails or is
 * cancelled leaves nothing. A repository of that number, left by an import that was never recorded, is replaced.
 */
export async function importRepo(
  engine: Engine,
  rules: ImportRules,
  repo: number,
  from: RepoSource,
  onProgress: (progress: ImportProgress) => void,
  signal?: AbortSignal,
): Promise<Result<Imported, VcsImportProblem>> {
  const place = join(engine.setup.dir, folderOf(repo))
  const source = await checkSource(from, rules)
  if (!source.ok) return source
  if (signal?.aborted) return no({ is: 'cancelled' })

  const draft = join(engine.setup.dir, `.import-${folderOf(repo)}-${process.pid}-${randomUUID()}`)
  try {
    await mkdir(draft)
    const made = await makeRepo(engine, rules, draft, source.value, createReport(onProgress), signal)
    if (!made.ok) return made
    if (signal?.aborted) return no({ is: 'cancelled' })
    await engine.locked(repo, () => moveIn(engine, repo, draft, place))
    return ok(await countImported(engine, repo, made.value))
  } finally {
    await rm(draft, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function makeRepo(
  engine: Engine,
  rules: ImportRules,
  draft: string,
  source: Source,
  report: ReturnType<typeof createReport>,
  signal: AbortSignal | undefined,
): Promise<Result<string, VcsImportProblem>> {
  const { git, env } = engine.setup
  const gitDir = join(draft, 'git')
  const config = join(draft, 'git.config')
  await writeFile(config, source.safe.map((path) => `[safe]\n\tdirectory = ${quote(path)}\n`).join(''))
  const gitEnv = { ...engine.gitEnv, ...networkEnvironment(env), GIT_CONFIG_GLOBAL: config }
  const limits = { stall: rules.stall, timeout: rules.timeout, maxBytes: 256 * MIB, ...(signal ? { signal } : {}) }
  const runGit: Git = (args, onStderr) =>
    run(git.path, [...GIT_ARGS, `--git-dir=${gitDir}`, ...args], {
      env: gitEnv,
      ...limits,
      ...(onStderr ? { onStderr } : {}),
    })

  report('receiving', 0)
  // HEAD names a branch nobody has, or jj would check out the real one's files.
  const unborn = `unborn-${randomUUID()}`
  const created = await runGit([
    'init',
    '--quiet',
    '--bare',
    '--template=',
    '--object-format=sha1',
    `--initial-branch=${unborn}`,
  ])
  if (created.ended === 'cancelled') return no({ is: 'cancelled' })
  if (created.code !== 0) throw new Error(`git init ended with ${created.code}: ${created.stderr.slice(0, 500)}`)
  const branch = await fetchRefs(runGit, source, createProgressReader(report))
  if (!branch.ok) return branch

  report('importing', 0)
  const joined = await createJjRepo(engine, draft, signal)
  if (!joined.ok) return joined
  report('importing', 100)

  report('indexing', 0)
  for (const args of [
    ['symbolic-ref', 'HEAD', `refs/heads/${branch.value}`],
    ['commit-graph', 'write', '--reachable', '--changed-paths', '--no-progress'],
    ['pack-refs', '--all'],
  ]) {
    const ran = await runGit(args)
    if (ran.ended === 'cancelled') return no({ is: 'cancelled' })
    if (ran.code !== 0)
      return no({ is: 'source-refused', reason: `git cannot index it: ${ran.stderr.trim().slice(0, 300)}` })
  }
  await rm(config)
  report('indexing', 100)
  return branch
}

/** The one moment at which the repository comes to be. */
async function moveIn(engine: Engine, repo: number, draft: string, place: string): Promise<void> {
  const old = join(engine.setup.dir, `.removed-${folderOf(repo)}-${process.pid}-${randomUUID()}`)
  const replaces = (await stat(place).catch(ignoreMissing)) !== undefined
  if (replaces) await rename(place, old)
  await rename(draft, place)
  engine.forget(repo)
  if (replaces) await rm(old, { recursive: true, force: true, maxRetries: 3 })
}

function ignoreMissing(error: unknown): undefined {
  if (errorCode(error) !== 'ENOENT') throw error
  return undefined
}

/** git's configuration files: double quotes, backslash before a quote or a backslash. */
const quote = (path: string) => `"${path.replace(/["\\]/g, '\\$&')}"`
