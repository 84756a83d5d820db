import type { components } from '@smithers/api-spec/types'

import { toTime } from '../text/time.ts'

export type CommentRow = { id: number; issue: number; author: string; created_at: number; body: string }

export function commentOf(row: CommentRow, html: string | null): components['schemas']['Comment'] {
  return { id: row.id, author: row.author, body: row.body, html, createdAt: toTime(row.created_at) }
}
