import type { Blame, VcsPathProblem } from '@smithers/core/ports/vcs'
import { no, ok, type Result } from '@smithers/core/result'
import { toChangeRow } from '../change/change-row.ts'
import type { Engine } from '../engine.ts'
import { readFile } from './read-file.ts'

type Span = { line: number; lines: number; commitId: string }

/** Milliseconds: a history that takes longer is told as far as it was followed. */
const PATIENCE = 10_000

/** Which commit each line of a text file came with, as far as git finds out in time. Renames are followed. */
export async function blameFile(
  engine: Engine,
  repo: number,
  commitId: string,
  path: string,
): Promise<Result<Blame, VcsPathProblem>> {
  const file = await readFile(engine, repo, commitId, path)
  if (!file.ok) return file
  if (file.value.symlink) return no({ is: 'path-refused', path, reason: 'it is a symbolic link' })
  if ((await engine.commit(repo, commitId))?.conflicted)
    return no({ is: 'path-refused', path, reason: 'its change has a conflict' })
  const ran = await engine.runGit(repo, ['blame', '--incremental', commitId, '--', path], { timeout: PATIENCE })
  if (ran.code !== 0 && ran.ended === 'exit')
    throw new Error(`git blame ended with ${ran.code}: ${ran.stderr.slice(0, 500)}`)
  const found = joined(parseSpans(ran.stdout.toString('latin1')))
  const index = await engine.index(repo)
  const spans = await Promise.all(
    found.map(async ({ line, lines, commitId: id }) => {
      const commit = await engine.commit(repo, id)
      if (!commit) throw new Error(`repository ${repo} has lost the commit ${id}`)
      return { line, lines, by: toChangeRow(index, id, commit) }
    }),
  )
  return ok({ complete: ran.ended === 'exit', spans })
}

/**
 * git's own form (git-blame(1), "INCREMENTAL OUTPUT"): `<commit> <line then> <line now> <lines>`, then facts, each with a name. A
 * line without its end was cut off when the time was over.
 */
export function parseSpans(text: string): Span[] {
  return [...text.matchAll(/^([0-9a-f]{40}) \d+ (\d+) (\d+)\n/gm)]
    .map(([, commitId = '', line, lines]) => ({ commitId, line: Number(line), lines: Number(lines) }))
    .sort((a, b) => a.line - b.line)
}

/** Runs of lines that came with the same commit become one. */
function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = []
  for (const span of spans) {
    const last = found.at(-1)
    if (last?.commitId === span.commitId && last.line + last.lines === span.line) last.lines += span.lines
    else found.push({ ...span })
  }
  return found
}
