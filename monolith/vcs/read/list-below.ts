import type { TreeEntry, VcsPathProblem } from '@smithers/core/ports/vcs'
import { no, ok, type Result } from '@smithers/core/result'
import type { Engine } from '../engine.ts'

/** More files than this are listed folder by folder only. */
const MOST_FILES = 100_000

const KINDS: Record<string, TreeEntry['kind']> = { '120000': 'symlink', '160000': 'submodule' }

/** Every file below a tree, by path, in git's order. */
export async function listBelow(
  engine: Engine,
  repo: number,
  tree: string,
  path: string,
): Promise<Result<TreeEntry[], VcsPathProblem>> {
  const key = `${repo}/${tree}/${path}/**`
  const known = engine.listings.get(key)
  if (known) return ok([...known])
  const ran = await engine.runGit(repo, ['ls-tree', '-r', '-l', '-z', '--full-tree', tree])
  const lines = ran.stdout.toString('utf8').split('\0')
  if (ran.ended === 'full' || lines.length > MOST_FILES) {
    return no({ is: 'too-large', path, size: lines.length - 1, limit: MOST_FILES })
  }
  if (ran.code !== 0) throw new Error(`git ls-tree ended with ${ran.code} (${ran.ended}): ${ran.stderr.slice(0, 500)}`)
  const prefix = path === '' ? '' : `${path}/`
  const rows = lines.flatMap((line) => parseLine(prefix, line))
  engine.listings.set(key, rows)
  return ok([...rows])
}

/** `<mode> <type> <id> <size, padded, or ->\t<path>` */
function parseLine(prefix: string, line: string): TreeEntry[] {
  const tab = line.indexOf('\t')
  if (tab < 0) return []
  const below = line.slice(tab + 1)
  const [mode = '', , , size = '-'] = line.slice(0, tab).split(/ +/)
  const name = below.slice(below.lastIndexOf('/') + 1)
  if (below.split('/').some((segment) => segment === '' || segment === '.' || segment === '..')) return []
  return [{ name, path: prefix + below, kind: KINDS[mode] ?? 'file', size: size === '-' ? null : Number(size) }]
}
