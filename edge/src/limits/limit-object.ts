import { DurableObject } from 'cloudflare:workers'
import type { Env } from '../env.ts'
import { withKeys } from '../keys.ts'
import type { Limit } from '../policy/policy.ts'
import { createCounters, file, giveBack, peek, use, type Used } from './counters.ts'
import { drain } from './drain.ts'
import {
  at,
  createQueue,
  enqueue,
  forgetKey,
  headOf,
  lookUp,
  placeOf,
  rememberKey,
  type NewIssue,
  type Queued,
} from './issue-queue.ts'
import type { Counted } from './windows.ts'

/** Whether an issue may be filed now. `again`: its key came before, so nothing was counted. */
export type Submitted =
  | { is: 'admitted'; counted: Counted[]; again: boolean }
  | { is: 'queued'; counted: Counted[]; place: number; queued: Queued; again: boolean }
  | { is: 'refused'; by: Counted; counted: Counted[] }
  | { is: 'other-request' }

/**
 * One per account, named by its address in lower case, and one named `hub`: counts what was used, and holds the account's issues that
 * must wait. Both in one object, so that taking a unit and taking a place are one step. No method awaits between reading and writing.
 */
export class LimitObject extends DurableObject<Env> {
  constructor(context: DurableObjectState, env: Env) {
    super(context, env)
    createCounters(this.sql)
    createQueue(this.sql)
  }

  use(limits: Limit[]): Used {
    return use(this.sql, limits, Date.now())
  }

  giveBack(limits: Limit[], column: 'used' | 'filed' = 'used'): void {
    giveBack(this.sql, limits, Date.now(), column)
  }

  peek(limits: Limit[]): Counted[] {
    return peek(this.sql, limits, Date.now())
  }

  /** See `file` in counters.ts. */
  file(limits: Limit[], atLeast?: number): 'filed' | number {
    return file(this.sql, limits, Date.now(), atLeast)
  }

  /** Decides about a new issue: through at once, into the queue, or refused. Counts at most once for each key. */
  async submit(issue: NewIssue, limits: Limit[]): Promise<Submitted> {
    const now = Date.now()
    const known = lookUp(this.sql, issue)
    if (known === 'other-request') return { is: 'other-request' }
    if (known === 'passed') return { is: 'admitted', again: true, counted: peek(this.sql, limits, now) }
    if (known !== 'new') return this.#place(known, limits, now, true)
    const used = use(this.sql, limits, now)
    if (used.is === 'refused') return used
    // Whoever has issues waiting waits behind them, even when the window has room again: they come out in order.
    if (headOf(this.sql) === undefined && file(this.sql, limits, now) === 'filed') {
      rememberKey(this.sql, issue, now)
      return { is: 'admitted', again: false, counted: used.counted }
    }
    return await this.#enqueue(issue, limits, now)
  }

  /** Undoes an admission that the hub's own limit overruled. */
  withdraw(issue: NewIssue, limits: Limit[]): void {
    forgetKey(this.sql, issue.key)
    giveBack(this.sql, limits, Date.now(), 'used')
    giveBack(this.sql, limits, Date.now(), 'filed')
  }

  /** Turns an admission into a place in the queue, because the hub as a whole is past its soft end. */
  async queueInstead(issue: NewIssue, limits: Limit[]): Promise<Submitted> {
    forgetKey(this.sql, issue.key)
    giveBack(this.sql, limits, Date.now(), 'filed')
    return await this.#enqueue(issue, limits, Date.now())
  }

  queuedAt(seq: number): { queued: Queued; place: number } | null {
    const queued = at(this.sql, seq)
    return queued ? { queued, place: placeOf(this.sql, queued) } : null
  }

  /** Looks at the queue now: its limits may have been raised. */
  async wake(): Promise<void> {
    if (headOf(this.sql) !== undefined) await this.ctx.storage.setAlarm(Date.now())
  }

  override async alarm(): Promise<void> {
    await drain(this.ctx.storage, await withKeys(this.env))
  }

  async #enqueue(issue: NewIssue, limits: Limit[], now: number): Promise<Submitted> {
    const queued = at(this.sql, enqueue(this.sql, issue, now))
    if (queued === undefined) throw new Error('the queue lost what was put in')
    // A drain that is under way sets the alarm again when it ends; one that waits for its window looks at the limits of now.
    const alarm = await this.ctx.storage.getAlarm()
    if (alarm === null || alarm > now + 1000) await this.ctx.storage.setAlarm(now)
    return this.#place(queued, limits, now, false)
  }

  #place(queued: Queued, limits: Limit[], now: number, again: boolean): Submitted {
    return { is: 'queued', again, queued, place: placeOf(this.sql, queued), counted: peek(this.sql, limits, now) }
  }

  get sql(): SqlStorage {
    return this.ctx.storage.sql
  }
}
