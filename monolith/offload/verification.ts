import { Worker } from 'node:worker_threads'
import type { PartReport } from '@smithers/core/log/verify-part'
import { createMoment, type Moment, type PartOrder } from './moment.ts'

/** Each part reads all of the log, and more threads would take the processors from who waits for an answer. */
const PARTS = 2
const MEGABYTES = 256
/** A page of the log shall be forgotten before it counts as old. */
const YOUNG_MEGABYTES = 32
/** Milliseconds the writer stands still at most, until all have begun: some for a thread to wake up on a busy machine. */
const PATIENCE = 50

export type StandStill = (moment: Moment, threads: number, patience: number) => boolean | Promise<boolean>

/**
 * Replays of the log in threads, on connections of their own that write nothing to it. Parts side by side see the database at
 * one moment; should a thread not begin in time, one alone replays the whole. `verify` rejects with what broke in a thread.
 *
 * @param dbPath the database file
 * @param standStill lets its one writer stand still: `passMoment` in the thread that writes
 */
export function createVerification(
  dbPath: string,
  standStill: StandStill,
  patience = PATIENCE,
): { verify(): Promise<PartReport[]>; close(): Promise<void> } {
  const running = new Set<Worker>()
  let closed = false

  const replay = async (parts: number) => {
    if (closed) throw new Error('verify was asked of a hub that is closed')
    const moment = createMoment()
    const threads = Array.from({ length: parts }, (_, at) => begin({ dbPath, part: { at, of: parts }, moment }))
    try {
      await Promise.all(threads.map(({ ready }) => ready))
      if (!(await standStill(moment, parts, patience)) && parts > 1) return undefined
      return await Promise.all(threads.map(({ report }) => report))
    } finally {
      for (const { worker } of threads) void worker.terminate()
    }
  }

  const begin = (order: PartOrder) => {
    const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), {
      workerData: order,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    })
    running.add(worker)
    const ready = Promise.withResolvers<void>()
    const report = Promise.withResolvers<PartReport>()
    const fail = (error: unknown) => {
      ready.reject(error)
      report.reject(error)
    }
    // Whichever of the two is waited for says it.
    ready.promise.catch(() => undefined)
    report.promise.catch(() => undefined)
    worker.on('message', (reply: 'ready' | PartReport) => {
      if (reply === 'ready') ready.resolve()
      else report.resolve(reply)
    })
    worker.on('error', fail)
    worker.on('exit', () => {
      running.delete(worker)
      fail(new Error(closed ? 'the hub was closed before its log was replayed' : 'a replay ended without a report'))
    })
    return { worker, ready: ready.promise, report: report.promise }
  }

  return {
    verify: async () => (await replay(PARTS)) ?? (await replay(1)) ?? [],
    async close() {
      closed = true
      await Promise.all([...running].map((worker) => worker.terminate()))
    },
  }
}
