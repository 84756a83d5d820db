import type { Projectors } from '../project.ts'
import { idOf } from '../streams.ts'

type Types = 'repo.import-started' | 'repo.imported' | 'repo.import-failed' | 'label.created'

export const repoProjectors: Projectors<Types> = {
  'repo.import-started'(store, { stream, ts, payload }) {
    store.run(
      `INSERT INTO repos (id, owner, name, state, source, changes, files, open_issues, closed_issues, pending, next_issue, created_at)
        VALUES (?, ?, ?, 'importing', ?, 0, 0, 0, 0, 0, 1, ?)
        ON CONFLICT (id) DO UPDATE SET state = 'importing', source = excluded.source, problem = NULL`,
      idOf(stream),
      payload.owner,
      payload.name,
      payload.source,
      ts,
    )
  },
  'repo.imported'(store, { stream, ts, payload }) {
    store.run(
      `UPDATE repos SET state = 'ready', main_bookmark = ?, head_commit = ?, head_change = ?, changes = ?, files = ?,
        imported_at = ?, problem = NULL WHERE id = ?`,
      payload.mainBookmark,
      payload.headCommit,
      payload.headChange,
      payload.changes,
      payload.files,
      ts,
      idOf(stream),
    )
  },
  'repo.import-failed'(store, { stream, payload }) {
    store.run("UPDATE repos SET state = 'failed', problem = ? WHERE id = ?", payload.problem, idOf(stream))
  },
  'label.created'(store, { stream, ts, payload }) {
    store.run(
      'INSERT INTO labels (id, repo, name, description, issues, created_at) VALUES (?, ?, ?, ?, 0, ?)',
      payload.id,
      idOf(stream),
      payload.name,
      payload.description,
      ts,
    )
  },
}
