import type { Store } from '../ports/store.ts'

export type Label = { id: number; name: string }

/**
 * What many events want of the same few rows: a label is looked up once, counters are added up until `write` brings them
 * to their tables. One event makes the statements it would make anyway, a page of a replay a few in place of thousands.
 */
export type Tally = {
  /** Throws when the repository has no label of that name. */
  label(repo: number, name: string): Label
  /** Counts an issue more that has the label. */
  countLabel(label: number): void
  /** Counts a new issue. */
  countIssue(repo: number, number: number, state: 'open' | 'closed'): void
  write(): void
}

type Issues = { open: number; closed: number; next: number }

export function createTally(store: Store): Tally {
  const known = new Map<string, Label>()
  const labels = new Map<number, number>()
  const repos = new Map<number, Issues>()
  return {
    label(repo, name) {
      const key = `${repo}/${name}`
      const before = known.get(key)
      if (before) return before
      const label = store.get<Label>('SELECT id, name FROM labels WHERE repo = ? AND name = ?', repo, name)
      if (!label) throw new Error(`there is no label ${name}`)
      known.set(key, label)
      return label
    },
    countLabel: (label) => void labels.set(label, (labels.get(label) ?? 0) + 1),
    countIssue(repo, number, state) {
      let counts = repos.get(repo)
      if (!counts) repos.set(repo, (counts = { open: 0, closed: 0, next: 0 }))
      counts[state]++
      counts.next = Math.max(counts.next, number + 1)
    },
    write() {
      for (const [repo, { open, closed, next }] of repos) {
        store.run(
          `UPDATE repos SET next_issue = max(next_issue, ?), open_issues = open_issues + ?, closed_issues = closed_issues + ?
            WHERE id = ?`,
          next,
          open,
          closed,
          repo,
        )
      }
      for (const [label, issues] of labels)
        store.run('UPDATE labels SET issues = issues + ? WHERE id = ?', issues, label)
    },
  }
}
