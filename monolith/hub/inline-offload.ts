import type { Offload } from '@smithers/core/ports/offload'
import type { Store } from '@smithers/core/ports/store'

/** Until the worker thread stands: the port on the main thread, with the plainest answers that are true. */
export function openInlineOffload(store: Store): Offload {
  return {
    similar: () => Promise.resolve([]),
    search: (repo, query, limit) =>
      Promise.resolve(
        store
          .all<{ number: number; title: string; state: 'open' | 'closed'; body: string }>(
            `SELECT number, title, state, body FROM issues WHERE repo = ? AND instr(lower(title || ' ' || body), lower(?)) LIMIT ?`,
            repo,
            query,
            limit,
          )
          .map(({ body, ...hit }) => ({ ...hit, excerpt: body.slice(0, 160) })),
      ),
    triage: () => Promise.resolve([]),
    markdown: (text) => Promise.resolve(`<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`),
    close: () => Promise.resolve(),
  }
}
