import { setImmediate as nextTurn } from 'node:timers/promises'

import type { WritePorts } from '@smithers/core/ports/ports'
import type { Writer } from '@smithers/core/ports/writer'

import { passMoment, type Moment } from '../offload/moment.ts'
import { createGathering } from './gather.ts'
import { runGroup } from './group.ts'
import { carryOut, writerOver, type Order } from './orders.ts'

export type OpenWriter = Writer & {
  /** Stands still while `threads` begin to read at one moment: see `passMoment`. */
  standStill(moment: Moment, threads: number, patience: number): Promise<boolean>
  /** Ends once all that was ordered is on disk. */
  close(): Promise<void>
}

/** A writer in the thread of its caller, who closes the store: for a hub that is open for one command. */
export function openWriter(ports: WritePorts): OpenWriter {
  const run = (order: Order) => carryOut(ports, order)
  const { order, idle } = createGathering<Order>(async (orders) => {
    // Between two groups there is a turn for whoever reads in this thread.
    await nextTurn()
    return runGroup(ports.store, run, orders)
  })
  return {
    ...writerOver(order),
    standStill: (moment, threads, patience) => Promise.resolve(passMoment(moment, threads, patience)),
    close: idle,
  }
}
