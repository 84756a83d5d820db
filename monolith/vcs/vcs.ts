import { randomUUID } from 'node:crypto'
import { mkdir, readFile as readText, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve as absolute } from 'node:path'
import type { Cancellation, Vcs } from '@smithers/core/ports/vcs'
import { ok, type Result } from '@smithers/core/result'
import { diffChange } from './change/diff-change.ts'
import { listBookmarks } from './change/list-bookmarks.ts'
import { listChanges } from './change/list-changes.ts'
import { resolveBookmark, resolveChange } from './change/resolve.ts'
import { viewChange } from './change/view-change.ts'
import { createEngine, folderOf } from './engine.ts'
import { importRepo } from './import/import-repo.ts'
import type { Scheme } from './import/source.ts'
import { sweep } from './import/sweep.ts'
import { blameFile } from './read/blame-file.ts'
import { listFiles } from './read/list-files.ts'
import { readFile } from './read/read-file.ts'
import { JJ_CONFIG } from './run/environment.ts'
import { searchCode } from './search/search-code.ts'
import { findGit } from './tools/find-git.ts'
import { findJj, type JjProblem } from './tools/find-jj.ts'
import { errorCode } from './run/error-code.ts'

const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'all_proxy', 'ALL_PROXY']

export type { JjProblem } from './tools/find-jj.ts'

export type VcsOptions = {
  /** The folder that holds a folder per repository; made when missing. */
  dir: string
  /** A jj to use and no other; else `SMITHERS_JJ`, PATH, the packaged one. */
  jj?: string
  /** The environment jj and git are found in; proxies are read from it too. Default: this process's. */
  env?: Record<string, string | undefined>
  now?: () => Date
  /** URL schemes that may be imported. Default https and http. */
  schemes?: readonly Scheme[]
  /** Lets a URL lead to this machine or its private network: for tests, and hubs that mirror an internal server. */
  allowPrivateHosts?: boolean
  /** Bytes of the largest file that is read. Default 10 MiB. */
  maxFileBytes?: number
  /** Milliseconds an import may hear nothing from its source (default 60,000), and may take in all (default an hour). */
  importStall?: number
  importTimeout?: number
}

/** Opens the version control of one data folder on real jj and git. The problems say what to install. */
export async function openVcs(options: VcsOptions): Promise<Result<Vcs, JjProblem>> {
  const env = options.env ?? process.env
  const git = await findGit(env)
  if (!git.ok) return git
  const jj = await findJj(options.jj, env)
  if (!jj.ok) return jj

  const dir = absolute(options.dir)
  await mkdir(join(dir, '.home'), { recursive: true })
  await writeOnce(join(dir, '.home', 'jj.toml'), JJ_CONFIG)
  await sweep(dir, options.now?.() ?? new Date())
  const maxFileBytes = options.maxFileBytes ?? 10 * 1024 * 1024
  const engine = createEngine({ dir, git: git.value, jj: jj.value, env, maxFileBytes })
  const rules = {
    schemes: options.schemes ?? (['https', 'http'] as const),
    allowPrivateHosts: options.allowPrivateHosts ?? false,
    proxied: PROXIES.some((name) => env[name]),
    stall: options.importStall ?? 60_000,
    timeout: options.importTimeout ?? 3_600_000,
  }
  const mainBookmarks = new Map<number, string>()
  const mainBookmark = async (repo: number) => {
    const main = mainBookmarks.get(repo) ?? (await readMainBookmark(engine.gitDir(repo)))
    mainBookmarks.set(repo, main)
    return main
  }

  return ok({
    importRepo(repo, source, onProgress, signal) {
      mainBookmarks.delete(repo)
      return importRepo(engine, rules, repo, source, onProgress, signal && toAbortSignal(signal))
    },
    async removeRepo(repo) {
      mainBookmarks.delete(repo)
      engine.forget(repo)
      const gone = join(dir, `.removed-${folderOf(repo)}-${process.pid}-${randomUUID()}`)
      await engine.locked(repo, async () => {
        await rename(join(dir, folderOf(repo)), gone).catch((error: unknown) => {
          if (errorCode(error) !== 'ENOENT') throw error
        })
        await rm(gone, { recursive: true, force: true, maxRetries: 3 })
      })
    },
    async resolve(repo, change) {
      const index = await engine.index(repo)
      if (change !== undefined) return resolveChange(index, change)
      return resolveBookmark(index, await mainBookmark(repo))
    },
    listFiles: (repo, commit, path, recursive) => listFiles(engine, repo, commit, path, recursive),
    readFile: (repo, commit, path) => readFile(engine, repo, commit, path),
    blameFile: (repo, commit, path) => blameFile(engine, repo, commit, path),
    listBookmarks: async (repo) => listBookmarks(engine, repo, await mainBookmark(repo)),
    listChanges: (repo, query) => listChanges(engine, repo, query),
    viewChange: (repo, commit) => viewChange(engine, repo, commit),
    diffChange: (repo, commit, maxBytes) => diffChange(engine, repo, commit, maxBytes),
    searchCode: (repo, commit, text, limit) => searchCode(engine, repo, commit, text, limit),
    versions: () => Promise.resolve({ jj: jj.value.version, git: git.value.version }),
    close: () => engine.close(),
  })
}

function toAbortSignal(cancellation: Cancellation): AbortSignal {
  const controller = new AbortController()
  if (cancellation.aborted) controller.abort()
  else cancellation.addEventListener('abort', () => controller.abort())
  return controller.signal
}

/** The bare repository's HEAD names the main bookmark. */
async function readMainBookmark(gitDir: string): Promise<string> {
  const head = await readText(join(gitDir, 'HEAD'), 'utf8')
  return /^ref: refs\/heads\/(.+)$/m.exec(head)?.[1] ?? 'main'
}

/** Another hub command may read the file at this moment: it is replaced whole, and only when it differs. */
async function writeOnce(path: string, text: string): Promise<void> {
  const known = await readText(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error
    return undefined
  })
  if (known === text) return
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, text)
  await rename(draft, path)
}
