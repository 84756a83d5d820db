import { migrate } from '@smithers/store/migrate'
import { openStore } from '@smithers/store/open-store'

import { migrations } from '../../log/schema/migrations.ts'
import type { Store } from '../../ports/store.ts'

type Given = {
  title: string
  body?: string
  number?: number
  repo?: number
  state?: 'open' | 'closed'
  labels?: string[]
  duplicateOf?: number
}

/** A real database with the hub's schema and nothing in it but the issues a test writes. */
export function openIssues(path = ':memory:'): { store: Store; add(...issues: Given[]): void; close(): void } {
  const { store, close } = openStore(path)
  migrate(store, migrations, 0)
  let last = 0
  const add = (issue: Given) => {
    const { title, body = '', repo = 1, state = 'open', labels = [], duplicateOf = null } = issue
    const number = issue.number ?? ++last
    last = Math.max(last, number)
    store.run(INSERT, repo, number, state, duplicateOf, JSON.stringify(labels), title, body)
    store.run(INDEX)
    for (const name of labels) store.run(COUNT_LABEL, repo, name)
  }
  return { store, add: (...issues) => store.transaction(() => issues.forEach(add)), close }
}

const INSERT = `INSERT INTO issues (repo, number, state, duplicate_of, author, comments, pending, triaged, last_reply, version,
  created_at, updated_at, labels, title, body) VALUES (?, ?, ?, ?, 'gh:ann', 0, 0, 0, 'none', 1, 0, 0, ?, ?, ?)`
const INDEX =
  'INSERT INTO issue_text (rowid, title, body) SELECT id, title, body FROM issues WHERE id = last_insert_rowid()'
const COUNT_LABEL = `INSERT INTO labels (repo, name, description, issues, created_at) VALUES (?, ?, '', 1, 0)
  ON CONFLICT (repo, name) DO UPDATE SET issues = issues + 1`
