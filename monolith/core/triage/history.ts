import type { ReadStore } from '../ports/store.ts'

/** A labelled issue of the past. */
export type Labelled = { number: number; title: string; body: string; labels: string[] }

const LONGEST_BODY = 4_000

/** The newest labelled issues of a repository, newest first. */
export function readHistory(store: ReadStore, repo: number, limit: number): Labelled[] {
  return store
    .all<Omit<Labelled, 'labels'> & { labels: string }>(HISTORY, LONGEST_BODY, repo, limit)
    .map((row) => ({ ...row, labels: JSON.parse(row.labels) as string[] }))
}

/** How often labels were put on issues of a repository: grows with what there is to learn from. */
export function countLabelled(store: ReadStore, repo: number): number {
  return (
    store.get<{ times: number }>('SELECT coalesce(sum(issues), 0) AS times FROM labels WHERE repo = ?', repo)?.times ??
    0
  )
}

const HISTORY = `SELECT number, title, substr(body, 1, ?) AS body, labels FROM issues
  WHERE repo = ? AND labels <> '[]' ORDER BY number DESC LIMIT ?`
