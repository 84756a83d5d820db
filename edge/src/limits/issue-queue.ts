/** The issues of one account that were taken on and wait to be filed, in the order they came. Kept in the account's LimitObject. */
export type QueuedState = 'queued' | 'filed' | 'refused'
export type NewIssue = { key: string; bodyHash: string; owner: string; repo: string; address: string; body: string }
export type Queued = NewIssue & {
  seq: number
  state: QueuedState
  issue: number | null
  problem: string | null
  attempts: number
}

const day = 86_400_000

export function createQueue(sql: SqlStorage): void {
  sql.exec(
    `CREATE TABLE IF NOT EXISTS keys (key TEXT PRIMARY KEY, body_hash TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
     CREATE TABLE IF NOT EXISTS queue (
       seq INTEGER PRIMARY KEY AUTOINCREMENT,
       key TEXT NOT NULL UNIQUE, body_hash TEXT NOT NULL,
       owner TEXT NOT NULL, repo TEXT NOT NULL, address TEXT NOT NULL, body TEXT NOT NULL,
       state TEXT NOT NULL DEFAULT 'queued', issue INTEGER, problem TEXT, attempts INTEGER NOT NULL DEFAULT 0, at INTEGER NOT NULL
     ) STRICT;
     CREATE INDEX IF NOT EXISTS queue_by_state ON queue (state, seq)`,
  )
}

/** What is known of an idempotency key: nothing, an issue that was let through, one in the queue, or another request's. */
export function lookUp(sql: SqlStorage, issue: NewIssue): 'new' | 'passed' | 'other-request' | Queued {
  const waiting = sql.exec<Queued>(`SELECT ${columns} FROM queue WHERE key = ?`, issue.key).toArray()[0]
  const hash =
    waiting?.bodyHash ??
    sql.exec<{ body_hash: string }>('SELECT body_hash FROM keys WHERE key = ?', issue.key).toArray()[0]?.body_hash
  if (hash === undefined) return 'new'
  if (hash !== issue.bodyHash) return 'other-request'
  return waiting ?? 'passed'
}

/** Remembers for a day that a key was let through, so that a repetition is not counted again. */
export function rememberKey(sql: SqlStorage, issue: NewIssue, now: number): void {
  sql.exec('DELETE FROM keys WHERE at < ?', now - day)
  sql.exec('INSERT OR REPLACE INTO keys (key, body_hash, at) VALUES (?, ?, ?)', issue.key, issue.bodyHash, now)
}

export function forgetKey(sql: SqlStorage, key: string): void {
  sql.exec('DELETE FROM keys WHERE key = ?', key)
}

/** Puts an issue at the end and returns its number in the queue. */
export function enqueue(sql: SqlStorage, issue: NewIssue, now: number): number {
  const { key, bodyHash, owner, repo, address, body } = issue
  return sql
    .exec<{ seq: number }>(
      'INSERT INTO queue (key, body_hash, owner, repo, address, body, at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING seq',
      key,
      bodyHash,
      owner,
      repo,
      address,
      body,
      now,
    )
    .one().seq
}

const columns = 'seq, key, body_hash AS bodyHash, owner, repo, address, body, state, issue, problem, attempts'

export function headOf(sql: SqlStorage): Queued | undefined {
  return sql.exec<Queued>(`SELECT ${columns} FROM queue WHERE state = 'queued' ORDER BY seq LIMIT 1`).toArray()[0]
}

export function at(sql: SqlStorage, seq: number): Queued | undefined {
  return sql.exec<Queued>(`SELECT ${columns} FROM queue WHERE seq = ?`, seq).toArray()[0]
}

/** How many stand before it; 0 once it is through. */
export function placeOf(sql: SqlStorage, queued: Queued): number {
  if (queued.state !== 'queued') return 0
  return sql.exec<{ n: number }>(`SELECT count(*) AS n FROM queue WHERE state = 'queued' AND seq < ?`, queued.seq).one()
    .n
}

export function finish(sql: SqlStorage, seq: number, end: { issue: number } | { problem: string }): void {
  const [state, issue, problem] = 'issue' in end ? ['filed', end.issue, null] : ['refused', null, end.problem]
  sql.exec(`UPDATE queue SET state = ?, issue = ?, problem = ?, body = '' WHERE seq = ?`, state, issue, problem, seq)
}

/** Counts a try that failed for no fault of the issue, and says how often that was. */
export function failed(sql: SqlStorage, seq: number): number {
  return sql
    .exec<{ attempts: number }>('UPDATE queue SET attempts = attempts + 1 WHERE seq = ? RETURNING attempts', seq)
    .one().attempts
}

/** An end is kept for a week, so that whoever watches can read it. */
export function forgetOld(sql: SqlStorage, now: number): void {
  sql.exec(`DELETE FROM queue WHERE state <> 'queued' AND at < ?`, now - 7 * day)
}
