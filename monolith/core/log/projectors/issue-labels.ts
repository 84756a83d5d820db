import { byName } from '../../label/by-name.ts'
import type { ReadStore, Store } from '../../ports/store.ts'
import type { Label, Tally } from '../tally.ts'

/** SQLite's integers have 64 bits, and JavaScript shall not take one for a sign. */
const BITS = 62

/** The bit of a label in the set that `issue_labels.mask` repeats; labels that share one are told apart by a second look. */
export function maskOf(label: number): bigint {
  return 1n << BigInt(label % BITS)
}

/** Whether no two labels of the hub share a bit. Ids count up from 1. */
export function eachHasABit(store: ReadStore): boolean {
  return (store.get<{ last: number | null }>('SELECT max(id) AS last FROM labels')?.last ?? 0) <= BITS
}

/** The order in which an issue's labels are shown. */
export function inOrder(labels: Label[]): Label[] {
  return labels.length > 1 ? labels.toSorted((a, b) => byName(a.name, b.name)) : labels
}

type Keys = {
  id: number
  number: number
  state: string
  author: string
  createdAt: number
  updatedAt: number
  comments: number
}

/** Gives a new issue its labels. */
export function addLabels(store: Store, tally: Tally, issue: Keys, labels: readonly Label[]) {
  const mask = labels.reduce((bits, label) => bits | maskOf(label.id), 0n)
  // A statement of many rows would open a savepoint, at which FTS5 writes out what it holds.
  for (const { id } of labels) {
    store.run(
      `INSERT INTO issue_labels (issue, label, state, created_at, updated_at, comments, number, author, mask)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      issue.id,
      id,
      issue.state,
      issue.createdAt,
      issue.updatedAt,
      issue.comments,
      issue.number,
      issue.author,
      mask,
    )
    tally.countLabel(id)
  }
}

/** @param suggestion the accepted suggestion that brings the label, so that undoing takes back just that */
export function addLabel(store: Store, issue: number, repo: number, name: string, suggestion: number | null) {
  const label = idOf(store, repo, name)
  const added = store.get(
    `INSERT INTO issue_labels (issue, label, state, created_at, updated_at, comments, number, author, mask, suggestion)
      SELECT id, ?, state, created_at, updated_at, comments, number, author, 0, ? FROM issues WHERE id = ?
      ON CONFLICT DO NOTHING RETURNING label`,
    label,
    suggestion,
    issue,
  )
  if (added) store.run('UPDATE labels SET issues = issues + 1 WHERE id = ?', label)
}

export function removeLabel(store: Store, issue: number, repo: number, name: string) {
  const label = idOf(store, repo, name)
  const removed = store.get('DELETE FROM issue_labels WHERE issue = ? AND label = ? RETURNING label', issue, label)
  if (removed) store.run('UPDATE labels SET issues = issues - 1 WHERE id = ?', label)
}

/** Writes the set of labels back to the issue (their names, sorted) and to each of its label rows (their bits). */
export function showLabels(store: Store, issue: number) {
  const labels = store.all<{ id: number; name: string }>(
    'SELECT l.id, l.name FROM issue_labels il JOIN labels l ON l.id = il.label WHERE il.issue = ? ORDER BY l.name, l.id',
    issue,
  )
  const mask = labels.reduce((bits, label) => bits | maskOf(label.id), 0n)
  store.run('UPDATE issues SET labels = ? WHERE id = ?', JSON.stringify(labels.map((label) => label.name)), issue)
  store.run('UPDATE issue_labels SET mask = ? WHERE issue = ?', mask, issue)
  repeatSortKeys(store, issue)
}

/** Brings an issue's label rows up to the keys they repeat. */
export function repeatSortKeys(store: Store, issue: number) {
  store.run(
    `UPDATE issue_labels SET (state, updated_at, comments) = (SELECT state, updated_at, comments FROM issues WHERE id = ?1)
      WHERE issue = ?1`,
    issue,
  )
}

function idOf(store: Store, repo: number, name: string): number {
  const row = store.get<{ id: number }>('SELECT id FROM labels WHERE repo = ? AND name = ?', repo, name)
  if (!row) throw new Error(`there is no label ${name}`)
  return row.id
}
