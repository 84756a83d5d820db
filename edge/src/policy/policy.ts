import type { Tier } from '@smithers/api-spec/commands/catalogue'

export type LimitClass = 'sign-in' | 'write' | 'issue-creation' | 'search' | 'chat-turn' | 'spend'
export type Window = 'minute' | 'hour' | 'day'
export type Limit = { scope: string; class: LimitClass; window: Window; soft: number; hard: number }
export type PolicyAccount = { address: string; tier: Tier; epoch: number; banned: boolean; banReason: string | null }
