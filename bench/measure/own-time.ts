/** Wall time less the time for which a thread was ready but the machine ran others: what a machine of our own would show. */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs'

const text = Buffer.alloc(128)

/**
 * @param threads `one` for work that stays on this thread; `all` for work that goes through others of this process, one after another
 * @returns milliseconds
 */
export async function ownMilliseconds(threads: 'one' | 'all', work: () => unknown): Promise<number> {
  const waited = threads === 'one' ? waitedHere : waitedAnywhere
  const before = waited()
  const start = performance.now()
  await work()
  const took = performance.now() - start
  return Math.max(0, took - (waited() - before))
}

const waitedHere = () => waitedMilliseconds('/proc/thread-self/schedstat')

const waitedAnywhere = () =>
  readdirSync('/proc/self/task').reduce((sum, task) => sum + waitedMilliseconds(`/proc/self/task/${task}/schedstat`), 0)

/** Second figure of schedstat: nanoseconds spent waiting on a run queue (Linux, Documentation/scheduler/sched-stats.rst). */
function waitedMilliseconds(path: string): number {
  const file = openSync(path, 'r')
  const length = readSync(file, text, 0, text.length, 0)
  closeSync(file)
  return Number(text.toString('latin1', 0, length).split(' ')[1]) / 1_000_000
}
