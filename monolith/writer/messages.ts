import type { ClaimSeal } from '../hub/claim.ts'
import type { Moment } from '../offload/moment.ts'
import type { Order } from './orders.ts'

/** What a writing thread begins with. */
export type WriterSettings = { dbPath: string; claim: ClaimSeal }

/** What it is asked; answers come in the order of what was asked. */
export type ToWriter =
  | { is: 'group'; orders: readonly Order[] }
  | { is: 'stand-still'; moment: Moment; threads: number; patience: number }
  | { is: 'close' }

/** An error keeps its words alone: what else it carries may not fit through a message. */
export type Told = { ok: true; value: unknown } | { ok: false; message: string; stack: string }

export type FromWriter = { is: 'group'; committed: boolean; told: Told[] } | { is: 'stood-still'; inTime: boolean }
