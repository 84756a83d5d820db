import type { ReadStore } from '../ports/store.ts'

/** Comments count through the whole hub; the id is written into the event, so a rebuild gives the same. */
export function nextCommentId(store: ReadStore): number {
  return (store.get<{ id: number }>('SELECT id FROM comments ORDER BY id DESC LIMIT 1')?.id ?? 0) + 1
}
