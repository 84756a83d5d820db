import { createHash } from 'node:crypto'
import type { FileContent, TreeEntry, VcsPathProblem } from '@smithers/core/ports/vcs'
import { no, ok, type Result } from '@smithers/core/result'
import type { Engine } from '../engine.ts'
import { foldersFirst } from './folders-first.ts'

type File = { path: string; type: string; executable: boolean }

const TEMPLATE = `'[' ++ json(path) ++ ',' ++ json(file_type) ++ ',' ++ if(executable, 'true', 'false') ++ "]\\n"`

/**
 * The git tree of a commit in conflict holds jj's own bookkeeping beside one side's files, so jj is asked here. Sizes
 * are unknown: a file in conflict exists only once jj has written its markers. Undefined when jj cannot read the commit
 * (a forged header, a name that is not UTF-8): git's tree is what is left then.
 */
export async function listConflictedFiles(
  engine: Engine,
  repo: number,
  commitId: string,
  path: string,
  recursive: boolean,
): Promise<Result<TreeEntry[], VcsPathProblem> | undefined> {
  const prefix = path === '' ? '' : `${path}/`
  const files = await readFiles(engine, repo, commitId)
  if (!files) return undefined
  const below = files.filter((file) => file.path.startsWith(prefix))
  if (files.some((file) => file.path === path)) return no({ is: 'path-refused', path, reason: 'it is not a folder' })
  if (below.length === 0 && path !== '') return no({ is: 'path-not-found', path })
  if (recursive) return ok(below.map((file) => toRow(file.path, kindOf(file))))

  const rows = new Map<string, TreeEntry>()
  for (const file of below) {
    const slash = file.path.indexOf('/', prefix.length)
    const row = slash < 0 ? toRow(file.path, kindOf(file)) : toRow(file.path.slice(0, slash), 'folder')
    rows.set(row.name, row)
  }
  return ok([...rows.values()].toSorted(foldersFirst))
}

/** A file of a commit in conflict, with jj's conflict markers where sides disagree. */
export async function readConflictedFile(
  engine: Engine,
  repo: number,
  commitId: string,
  path: string,
): Promise<Result<FileContent, VcsPathProblem> | undefined> {
  const files = await readFiles(engine, repo, commitId)
  if (!files) return undefined
  const file = files.find((one) => one.path === path)
  if (!file) {
    const isFolder = path === '' || files.some((one) => one.path.startsWith(`${path}/`))
    return isFolder ? no({ is: 'path-refused', path, reason: 'it is a folder' }) : no({ is: 'path-not-found', path })
  }
  const limit = engine.setup.maxFileBytes
  const args = ['file', 'show', `--revision=commit_id(${commitId})`, '--', `root-file:${JSON.stringify(path)}`]
  const ran = await engine.runJj(repo, args, { maxBytes: limit + 1 })
  if (ran.stdout.length > limit) return no({ is: 'too-large', path, size: ran.stdout.length, limit })
  if (ran.code !== 0) throw new Error(`jj file show ended with ${ran.code} (${ran.ended}): ${ran.stderr.slice(0, 500)}`)
  const blobId = createHash('sha1').update(`blob ${ran.stdout.length}\0`).update(ran.stdout).digest('hex')
  return ok({ bytes: ran.stdout, blobId, executable: file.executable, symlink: file.type === 'symlink' })
}

async function readFiles(engine: Engine, repo: number, commitId: string): Promise<File[] | undefined> {
  const ran = await engine.runJj(repo, ['file', 'list', `--revision=commit_id(${commitId})`, `--template=${TEMPLATE}`])
  if (ran.code !== 0) return undefined
  const lines = ran.stdout.toString('utf8').split('\n').filter(Boolean)
  return lines.map((line) => {
    const [path, type, executable] = JSON.parse(line) as [string, string, boolean]
    return { path, type, executable }
  })
}

/** What jj keeps in the git tree of a commit in conflict for its own use. */
export const isConflictFile = (path: string) => /^(\.jjconflict-[^/]*\/|JJ-CONFLICT-README$)/.test(path)

const kindOf = (file: File): TreeEntry['kind'] =>
  file.type === 'symlink' ? 'symlink' : file.type === 'git-submodule' ? 'submodule' : 'file'

const toRow = (path: string, kind: TreeEntry['kind']): TreeEntry => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  path,
  kind,
  size: null,
})
