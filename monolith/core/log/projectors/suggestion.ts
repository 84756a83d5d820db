import type { Store } from '../../ports/store.ts'
import type { Projectors } from '../project.ts'
import { idOf } from '../streams.ts'

type Types = 'suggestion.made' | 'suggestion.accepted' | 'suggestion.rejected' | 'suggestion.undone'

/** The effect of an acceptance on its issue has events of its own; only the wish for a reproduction lives in the suggestion. */
export const suggestionProjectors: Projectors<Types> = {
  'suggestion.made'(store, { stream, actor, ts, payload }) {
    const issue = store.get<{ id: number }>(
      'SELECT id FROM issues WHERE repo = ? AND number = ?',
      payload.repo,
      payload.issue,
    )
    store.run(
      `INSERT INTO suggestions (id, repo, issue, number, kind, value, reason, confidence, evidence, costume, state, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?)`,
      idOf(stream),
      payload.repo,
      issue?.id ?? 0,
      payload.issue,
      payload.kind,
      payload.value,
      payload.reason,
      payload.confidence,
      JSON.stringify(payload.evidence),
      actor,
      ts,
    )
    countPending(store, idOf(stream), 1)
  },
  'suggestion.accepted'(store, { stream, actor, ts, payload }) {
    const id = idOf(stream)
    store.run(
      "UPDATE suggestions SET state = 'accepted', decided_by = ?, decided_at = ?, effect = ? WHERE id = ?",
      actor,
      ts,
      JSON.stringify(payload.effect),
      id,
    )
    countPending(store, id, -1)
    if (payload.effect.did === 'asked-for-repro')
      store.run('UPDATE issues SET needs_repro = ? WHERE id = (SELECT issue FROM suggestions WHERE id = ?)', id, id)
  },
  'suggestion.rejected'(store, { stream, actor, ts, payload }) {
    const id = idOf(stream)
    store.run(
      "UPDATE suggestions SET state = 'rejected', decided_by = ?, decided_at = ?, decided_reason = ? WHERE id = ?",
      actor,
      ts,
      payload.reason,
      id,
    )
    countPending(store, id, -1)
  },
  'suggestion.undone'(store, { stream }) {
    const id = idOf(stream)
    store.run(
      `UPDATE suggestions SET state = 'pending', decided_by = NULL, decided_at = NULL, decided_reason = NULL, effect = NULL
        WHERE id = ?`,
      id,
    )
    countPending(store, id, 1)
    store.run(
      'UPDATE issues SET needs_repro = NULL WHERE id = (SELECT issue FROM suggestions WHERE id = ?) AND needs_repro = ?',
      id,
      id,
    )
  },
}

/** The repository counts what waits for a decision: suggestions of a closed issue do not. */
function countPending(store: Store, suggestion: number, by: number) {
  store.run(
    'UPDATE issues SET pending = pending + ? WHERE id = (SELECT issue FROM suggestions WHERE id = ?)',
    by,
    suggestion,
  )
  store.run(
    `UPDATE repos SET pending = pending + ?
      WHERE id = (SELECT i.repo FROM suggestions s JOIN issues i ON i.id = s.issue WHERE s.id = ? AND i.state = 'open')`,
    by,
    suggestion,
  )
}
