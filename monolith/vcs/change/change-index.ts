import type { Ran } from '../run/run.ts'

export type Known = { commitId: string; changeId: string; conflict: boolean }

/** A repository's visible changes and its bookmarks, in memory. */
export type ChangeIndex = {
  byCommit: Map<string, Known>
  /** Sorted by change id; a divergent change stands there once per commit. */
  byChange: Known[]
  /** Sorted by commit id. */
  commits: Known[]
  /** A bookmark in conflict has more than one target. */
  bookmarks: Map<string, string[]>
  bookmarksAt: Map<string, string[]>
}

const TEMPLATE = [
  `commit_id ++ " " ++ change_id ++ if(conflict, " ! ", " - ")`,
  `"[" ++ local_bookmarks.map(|b| json(b.name())).join(",") ++ "]\\n"`,
].join(' ++ ')

/** Reads the index with one jj call. */
export async function readChangeIndex(runJj: (args: string[]) => Promise<Ran>): Promise<ChangeIndex> {
  const ran = await runJj(['log', '--no-graph', '--revisions=all() ~ root()', `--template=${TEMPLATE}`])
  if (ran.code !== 0) throw new Error(`jj log ended with ${ran.code} (${ran.ended}): ${ran.stderr.slice(0, 2000)}`)
  return indexLines(ran.stdout.toString('utf8'))
}

function indexLines(text: string): ChangeIndex {
  const index: ChangeIndex = {
    byCommit: new Map(),
    byChange: [],
    commits: [],
    bookmarks: new Map(),
    bookmarksAt: new Map(),
  }
  for (const line of text.split('\n')) {
    if (line === '') continue
    const known = { commitId: line.slice(0, 40), changeId: line.slice(41, 73), conflict: line[74] === '!' }
    const names = line.length === 78 ? [] : (JSON.parse(line.slice(76)) as string[])
    index.byCommit.set(known.commitId, known)
    index.commits.push(known)
    if (names.length > 0) index.bookmarksAt.set(known.commitId, names)
    for (const name of names) index.bookmarks.set(name, [...(index.bookmarks.get(name) ?? []), known.commitId])
  }
  index.byChange = index.commits.toSorted((a, b) => (a.changeId < b.changeId ? -1 : 1))
  index.commits.sort((a, b) => (a.commitId < b.commitId ? -1 : 1))
  return index
}

/** The rows whose key starts with `prefix`, at most `most` of them, by binary search. */
export function startingWith(rows: Known[], key: 'commitId' | 'changeId', prefix: string, most: number): Known[] {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.[key] ?? '') < prefix) low = middle + 1
    else high = middle
  }
  const found: Known[] = []
  for (let at = low; at < rows.length && found.length < most; at += 1) {
    const row = rows[at]
    if (!row?.[key].startsWith(prefix)) break
    found.push(row)
  }
  return found
}
