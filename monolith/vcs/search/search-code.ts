import type { CodeHit } from '@smithers/core/ports/vcs'
import type { Engine } from '../engine.ts'
import { isConflictFile } from '../read/conflicted.ts'
import type { Commit } from '../read/objects.ts'

const LONGEST_TEXT = 500
const LINE_SHOWN = 400
const MOST_HITS = 1000
const MIB = 1024 * 1024

/**
 * Lines of text files that hold a fixed string, in any case, at a commit, in the order of their paths. A text of more
 * than one line, longer than 500 characters or empty finds nothing. Long lines are cut around the hit.
 */
export async function searchCode(
  engine: Engine,
  repo: number,
  commitId: string,
  text: string,
  limit: number,
): Promise<CodeHit[]> {
  // oxlint-disable-next-line no-control-regex
  if (text.trim() === '' || text.length > LONGEST_TEXT || /[\u0000\n\r]/.test(text)) return []
  const commit = await engine.commit(repo, commitId)
  if (!commit) return []
  const most = Math.max(1, Math.min(MOST_HITS, Math.trunc(limit) || 1))
  const ran = await engine.runGit(
    repo,
    [
      'grep',
      '-F',
      '-i',
      '-n',
      '-I',
      '-z',
      '--full-name',
      '--no-color',
      '--no-textconv',
      `--max-count=${most}`,
      '-e',
      text,
      commit.tree,
      '--',
    ],
    { maxBytes: 8 * MIB, timeout: 10_000 },
  )
  if (ran.ended === 'exit' && ran.code !== 0 && ran.code !== 1) {
    throw new Error(`git grep ended with ${ran.code}: ${ran.stderr.slice(0, 500)}`)
  }
  return parseHits(ran.stdout.toString('utf8'), commit, text, most)
}

/** `<tree>:<path>\0<line>\0<text>\n` */
function parseHits(output: string, commit: Commit, text: string, most: number): CodeHit[] {
  const hits: CodeHit[] = []
  let at = 0
  while (hits.length < most) {
    const path = output.indexOf('\0', at)
    const line = output.indexOf('\0', path + 1)
    const end = output.indexOf('\n', line + 1)
    if (path < 0 || line < 0 || end < 0) break
    const found = { path: output.slice(at + commit.tree.length + 1, path), line: Number(output.slice(path + 1, line)) }
    if (!commit.conflicted || !isConflictFile(found.path))
      hits.push({ ...found, text: around(output.slice(line + 1, end), text) })
    at = end + 1
  }
  return hits
}

function around(line: string, text: string): string {
  if (line.length <= LINE_SHOWN) return line.trimEnd()
  const hit = Math.max(0, line.toLowerCase().indexOf(text.toLowerCase()))
  const start = Math.max(0, Math.min(hit - LINE_SHOWN / 4, line.length - LINE_SHOWN))
  return line.slice(start, start + LINE_SHOWN)
}
