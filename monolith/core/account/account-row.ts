import type { components } from '@smithers/api-spec/types'
import type { Tier } from '@smithers/api-spec/commands/catalogue'

import { toTime } from '../text/time.ts'

export type AccountRow = {
  address: string
  tier: Tier
  epoch: number
  banned: 0 | 1
  ban_reason: string | null
  created_at: number
  last_sign_in_at: number
  issues: number
  comments: number
}

export function accountOf(row: AccountRow): components['schemas']['Account'] {
  return {
    address: row.address,
    tier: row.tier,
    epoch: row.epoch,
    banned: row.banned === 1,
    banReason: row.ban_reason,
    createdAt: toTime(row.created_at),
    lastSignInAt: toTime(row.last_sign_in_at),
    issues: row.issues,
    comments: row.comments,
  }
}
