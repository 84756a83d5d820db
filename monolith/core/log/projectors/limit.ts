import type { Projectors } from '../project.ts'

export const limitProjectors: Projectors<'limit.set' | 'limit.removed'> = {
  'limit.set'(store, { payload }) {
    store.run(
      `INSERT INTO limits (scope, class, span, soft, hard) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (scope, class, span) DO UPDATE SET soft = excluded.soft, hard = excluded.hard`,
      payload.scope,
      payload.class,
      payload.window,
      payload.soft,
      payload.hard,
    )
  },
  'limit.removed'(store, { payload }) {
    store.run(
      'DELETE FROM limits WHERE scope = ? AND class = ? AND span = ?',
      payload.scope,
      payload.class,
      payload.window,
    )
  },
}
