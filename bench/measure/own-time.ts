/** Wall time less the time for which threads were ready but the machine ran others: what a machine of our own would show. */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs'

const text = Buffer.alloc(128)

/** Threads by their schedstat files. Work must go through them one after another, or more would be taken off than was lost. */
export type Threads = () => readonly string[]

export const thisThread: Threads = () => ['/proc/thread-self/schedstat']
export const thisProcess: Threads = () => readdirSync('/proc/self/task').map((id) => `/proc/self/task/${id}/schedstat`)
/** This thread and the main thread of another process, for a question that it answers. */
export const thisThreadAndMainOf =
  (pid: number): Threads =>
  () => [...thisThread(), `/proc/${pid}/task/${pid}/schedstat`]

/** @returns milliseconds */
export async function ownMilliseconds(threads: Threads, work: () => unknown): Promise<number> {
  const before = waited(threads)
  const start = performance.now()
  await work()
  const took = performance.now() - start
  return Math.max(0, took - (waited(threads) - before))
}

const waited = (threads: Threads) => threads().reduce((sum, path) => sum + waitedMilliseconds(path), 0)

/** Second figure of schedstat: nanoseconds spent waiting on a run queue (Linux, Documentation/scheduler/sched-stats.rst). */
function waitedMilliseconds(path: string): number {
  const file = openSync(path, 'r')
  const length = readSync(file, text, 0, text.length, 0)
  closeSync(file)
  return Number(text.toString('latin1', 0, length).split(' ')[1]) / 1_000_000
}
