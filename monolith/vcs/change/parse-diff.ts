import type { FileDiff, FileStatus } from '@smithers/core/ports/vcs'

/** git prints a file that became a symlink (or a submodule, or back) as two patches: one file gone, one come. */
type Raw = { file: { path: string; oldPath: string | null; status: FileStatus }; patches: 1 | 2 }
type Count = { additions: number; deletions: number; binary: boolean }

const STATUS: Record<string, FileStatus> = { A: 'added', D: 'deleted', R: 'renamed', C: 'copied', T: 'modified' }
const PATCH = Buffer.from('diff --git ')

/**
 * Reads `git diff-tree -z --raw --numstat [--patch]`: all raw lines, all counts, then the patches, each in the order of
 * the raw lines. `cut` says that the output stops in the middle, so its last patch is not whole.
 */
export function parseDiff(output: Buffer, maxBytes: number, cut: boolean): FileDiff[] {
  const { files, at: counted } = readRaw(output)
  const { counts, at } = readCounts(output, counted, files.length)
  const patches = maxBytes === 0 ? [] : splitPatches(output, at)
  if (cut) patches.pop()
  let room = maxBytes
  let next = 0
  return files.map((raw, place) => {
    const { file } = raw
    const count = counts[place] ?? { additions: 0, deletions: 0, binary: false }
    const own = patches.slice(next, (next += raw.patches))
    if (own.length < raw.patches || count.binary) return { ...file, ...count, patch: null }
    const hunks = Buffer.concat(own.map(hunksOf))
    if (hunks.length > room) return { ...file, ...count, patch: null }
    room -= hunks.length
    return { ...file, ...count, patch: hunks.toString('utf8') }
  })
}

/** `:<old mode> <new mode> <old id> <new id> <status>\0<path>\0[<new path>\0]` */
function readRaw(output: Buffer): { files: Raw[]; at: number } {
  const files: Raw[] = []
  const fields = reader(output, 0)
  while (output[fields.at()] === 0x3a) {
    const head = fields.next()
    const first = fields.next()
    if (head === undefined || first === undefined) break
    const [oldMode = '', newMode = '', oldId, newId, letters = ''] = head.slice(1).split(' ')
    const moved = letters.startsWith('R') || letters.startsWith('C')
    const second = moved ? fields.next() : undefined
    if (moved && second === undefined) break
    const modeOnly = letters === 'M' && oldId === newId && oldMode !== newMode
    const status = modeOnly ? 'mode-changed' : (STATUS[letters[0] ?? ''] ?? 'modified')
    files.push({
      file: { path: second ?? first, oldPath: moved ? first : null, status },
      patches: letters === 'T' ? 2 : 1,
    })
  }
  return { files, at: fields.at() }
}

/** `<added>\t<deleted>\t<path>\0`, or `<added>\t<deleted>\t\0<old path>\0<path>\0`; binary files count `-`. */
function readCounts(output: Buffer, from: number, most: number): { counts: Count[]; at: number } {
  const counts: Count[] = []
  const fields = reader(output, from)
  while (counts.length < most) {
    const [added, deleted, path] = fields.next()?.split('\t') ?? []
    if (added === undefined || deleted === undefined) break
    if (path === '') {
      fields.next()
      fields.next()
    }
    counts.push({ additions: Number(added) || 0, deletions: Number(deleted) || 0, binary: added === '-' })
  }
  return { counts, at: fields.at() }
}

function reader(output: Buffer, from: number) {
  let at = from
  return {
    at: () => at,
    next(): string | undefined {
      const end = output.indexOf(0, at)
      if (end < 0) return undefined
      const field = output.toString('utf8', at, end)
      at = end + 1
      return field
    },
  }
}

/** No line inside a patch starts like its first one: content lines carry a sign, and names in headers are quoted. */
function splitPatches(output: Buffer, from: number): Buffer[] {
  const patches: Buffer[] = []
  let start = output.indexOf(PATCH, from)
  while (start >= 0) {
    let next = output.indexOf(PATCH, start + PATCH.length)
    while (next >= 0 && output[next - 1] !== 10) next = output.indexOf(PATCH, next + 1)
    patches.push(output.subarray(start, next < 0 ? output.length : next))
    start = next
  }
  return patches
}

function hunksOf(patch: Buffer): Buffer {
  const start = patch.indexOf('\n@@ ')
  return start < 0 ? Buffer.alloc(0) : patch.subarray(start + 1)
}
