import { parentPort, workerData } from 'node:worker_threads'
import { checkpoint } from '@smithers/store/integrity'
import { openStore } from '@smithers/store/open-store'

import { claimOf } from '../hub/claim.ts'
import { createIds } from '../hub/ids.ts'
import { passMoment } from '../offload/moment.ts'
import { tell } from '../offload/tell.ts'
import { runGroup, type Settled } from './group.ts'
import type { FromWriter, Told, ToWriter, WriterSettings } from './messages.ts'
import { carryOut, type Order } from './orders.ts'

const { dbPath, claim } = workerData as WriterSettings
const { now } = Date
// Nobody reads here. A commit after which pages were moved walks all of the cache: at 24 MB that is a twentieth of filing.
const { store, onCommit, close } = openStore(dbPath, 4 * 1024)
const ports = { store, clock: { now }, ids: createIds(now), claim: claimOf(claim, now) }
const run = (order: Order) => carryOut(ports, order)
let committed = false
onCommit(() => (committed = true))

parentPort?.on('message', (message: ToWriter) => {
  switch (message.is) {
    case 'group': {
      committed = false
      const told = runGroup(store, run, message.orders).map(toldOf)
      return tell<FromWriter>({ is: 'group', committed, told })
    }
    case 'stand-still': {
      const inTime = passMoment(message.moment, message.threads, message.patience)
      return tell<FromWriter>({ is: 'stood-still', inTime })
    }
    case 'close':
      parentPort?.close()
      checkpoint(store)
      return close()
  }
})

function toldOf(ended: Settled): Told {
  if (ended.ok) return ended
  const { error } = ended
  return error instanceof Error
    ? { ok: false, message: error.message, stack: error.stack ?? '' }
    : { ok: false, message: String(error), stack: '' }
}
