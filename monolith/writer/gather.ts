import { setImmediate as nextTurn } from 'node:timers/promises'

import type { Settled } from './group.ts'

export type Gathering<Order> = {
  /** Settles with what came of the order. */
  order(order: Order): Promise<unknown>
  /** Resolves once nothing waits. */
  idle(): Promise<void>
}

type Waiting<Order> = { order: Order; resolve(value: unknown): void; reject(error: unknown): void }

/** Writes in one transaction; the next ones wait for some milliseconds while it runs. */
const MOST = 32

/**
 * Gathers the orders that arrive in one turn of the event loop, or while a group is under way, into the next group.
 * @param runGroup runs a group and tells how each of its orders ended; one group at a time is under way
 */
export function createGathering<Order>(runGroup: (orders: readonly Order[]) => Promise<Settled[]>): Gathering<Order> {
  const waiting: Waiting<Order>[] = []
  let running: Promise<void> | undefined

  const send = (group: readonly Waiting<Order>[]) =>
    runGroup(group.map(({ order }) => order)).catch((error: unknown): Settled[] =>
      // Not swallowed: handed to everyone who waits for the group.
      group.map(() => ({ ok: false, error })),
    )
  const run = async () => {
    await nextTurn()
    let group = waiting.splice(0, MOST)
    let sent = send(group)
    while (group.length > 0) {
      const settled = await sent
      const ended = group
      // The next group first: it runs while answers to this one are sent.
      group = waiting.splice(0, MOST)
      if (group.length > 0) sent = send(group)
      answer(ended, settled)
    }
    running = undefined
  }
  return {
    order: (order) =>
      new Promise((resolve, reject) => {
        waiting.push({ order, resolve, reject })
        running ??= run()
      }),
    idle: () => running ?? Promise.resolve(),
  }
}

function answer(group: readonly Waiting<unknown>[], settled: readonly Settled[]) {
  for (const [at, ended] of settled.entries())
    if (ended.ok) group[at]?.resolve(ended.value)
    else group[at]?.reject(ended.error)
}
