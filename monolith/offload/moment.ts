import type { Part } from '@smithers/core/log/replay'

export type Moment = Int32Array<SharedArrayBuffer>

/** What a thread is told that replays a part of the log. */
export type PartOrder = { dbPath: string; part: Part; moment: Moment }

/** Where in a moment it stands that threads shall begin to read, and how many have. */
export const GO = 0
export const BEGUN = 1

export function createMoment(): Moment {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT))
}

/**
 * Lets threads that wait for it begin to read at one moment: the hub's one writer runs in this thread, and it stands still
 * until all have begun.
 * @param patience milliseconds that it stands still at most
 * @returns whether they all saw that moment
 */
export function passMoment(moment: Moment, threads: number, patience: number): boolean {
  const until = performance.now() + patience
  Atomics.store(moment, GO, 1)
  Atomics.notify(moment, GO)
  for (let begun = 0; begun < threads; begun = Atomics.load(moment, BEGUN)) {
    const left = until - performance.now()
    if (left <= 0) return false
    Atomics.wait(moment, BEGUN, begun, left)
  }
  return true
}
