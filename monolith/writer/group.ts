import type { Store } from '@smithers/core/ports/store'

/** How a write ended. */
export type Settled = { ok: true; value: unknown } | { ok: false; error: unknown }

/**
 * Runs writes one after the other in one transaction (a group commit): a sync to disk costs more than several of them. If one
 * throws, all are taken back and each runs alone, so a write must change nothing but the store, and wait for nothing.
 * @param run does what was ordered
 * @returns how each ended, once what was written is on disk
 */
export function runGroup<Order>(store: Store, run: (order: Order) => unknown, group: readonly Order[]): Settled[] {
  return together(store, run, group) ?? group.map((order) => alone(run, order))
}

function together<Order>(store: Store, run: (order: Order) => unknown, group: readonly Order[]): Settled[] | undefined {
  if (group.length < 2) return undefined
  try {
    return store.transaction(() => group.map((order) => ({ ok: true, value: run(order) })))
  } catch {
    // Alone, each meets its own error and no other's.
    return undefined
  }
}

function alone<Order>(run: (order: Order) => unknown, order: Order): Settled {
  try {
    return { ok: true, value: run(order) }
  } catch (error) {
    // Not swallowed: handed to whoever gave the order.
    return { ok: false, error }
  }
}
