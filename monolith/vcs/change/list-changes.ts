import type { ChangeRow, VcsChangeProblem, VcsPathProblem } from '@smithers/core/ports/vcs'
import { no, ok, type Result } from '@smithers/core/result'
import type { Engine } from '../engine.ts'
import { checkPath } from '../read/check-path.ts'
import { toChangeRow } from './change-row.ts'

export type ChangesQuery = { commit: string; path?: string; until?: number; limit: number; after?: string }
type Problem = VcsChangeProblem | VcsPathProblem

const MOST_ROWS = 1000
/** An id and its newline, as git prints them. */
const STEP = 41

/** A page of history by git's own order (newest commit date first, parents after children). */
export async function listChanges(
  engine: Engine,
  repo: number,
  query: ChangesQuery,
): Promise<Result<ChangeRow[], Problem>> {
  const checked = checkPath(query.path ?? '')
  if (!checked.ok) return checked
  if (!(await engine.commit(repo, query.commit)))
    return no({ is: 'change-not-found', change: query.commit.slice(0, 200) })
  const limit = Math.max(1, Math.min(MOST_ROWS, Math.trunc(query.limit) || 1))
  const ids = await pageOfIds(engine, repo, query, limit)
  if (!ids) return no({ is: 'change-not-found', change: String(query.after).slice(0, 200) })

  const index = await engine.index(repo)
  const found = await Promise.all(ids.map(async (id) => ({ id, commit: await engine.commit(repo, id) })))
  return ok(found.flatMap(({ id, commit }) => (commit ? [toChangeRow(index, id, commit)] : [])))
}

/**
 * History never changes below a commit, so the ids that were once walked are kept, and a page far back costs what the
 * first one does. The first page alone walks no further than it shows.
 */
async function pageOfIds(
  engine: Engine,
  repo: number,
  query: ChangesQuery,
  limit: number,
): Promise<string[] | undefined> {
  const key = `${repo}/${query.commit}/${query.until ?? ''}/${query.path ?? ''}`
  let history = engine.histories.get(key)
  if (!history || (!history.whole && (query.after !== undefined || history.ids.length < limit * STEP))) {
    const most = query.after === undefined && !history ? limit : undefined
    const ids = await walk(engine, repo, query, most)
    history = { ids, whole: most === undefined || ids.length < most * STEP }
    engine.histories.set(key, history)
  }
  const from = query.after === undefined ? 0 : placeAfter(history.ids, query.after)
  return from === undefined
    ? undefined
    : history.ids
        .slice(from, from + limit * STEP)
        .split('\n')
        .filter(Boolean)
}

function placeAfter(ids: string, after: string): number | undefined {
  const place = /^[0-9a-f]{40}$/.test(after) ? ids.indexOf(after) : -1
  return place < 0 ? undefined : place + STEP
}

async function walk(engine: Engine, repo: number, query: ChangesQuery, most: number | undefined): Promise<string> {
  const bound = [
    ...(most === undefined ? [] : [`--max-count=${most}`]),
    ...(query.until === undefined ? [] : [`--min-age=${query.until}`]),
  ]
  const path = query.path ? [query.path] : []
  const ran = await engine.runGit(repo, ['rev-list', ...bound, query.commit, '--', ...path], { timeout: 60_000 })
  if (ran.code !== 0) throw new Error(`git rev-list ended with ${ran.code} (${ran.ended}): ${ran.stderr.slice(0, 500)}`)
  return ran.stdout.toString('latin1')
}
