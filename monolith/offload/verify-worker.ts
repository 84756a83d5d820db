import { workerData } from 'node:worker_threads'
import { lastSeq } from '@smithers/core/log/read'
import { verifyPart, type PartReport } from '@smithers/core/log/verify-part'
import { openScratch } from '@smithers/store/open-scratch'
import { BEGUN, GO, type PartOrder } from './moment.ts'
import { tell } from './tell.ts'

const { dbPath, part, moment } = workerData as PartOrder
const { store, close } = openScratch(dbPath)
tell<'ready' | PartReport>('ready')
Atomics.wait(moment, GO, 0)
// The first look is what the transaction sees until its end.
lastSeq(store)
Atomics.add(moment, BEGUN, 1)
Atomics.notify(moment, BEGUN)
const report = verifyPart(store, part)
// Whoever has the answer may take the database away.
close()
tell<'ready' | PartReport>(report)
