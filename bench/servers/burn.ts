import { median } from '../measure/percentile.ts'

const sink = new Int32Array(1)

/** Turns of the loop in one call while calibrating: about as many as a planted slowdown takes, so that both run the same code. */
const probe = 20_000

/**
 * Burns a fixed amount of work, not of time: so many turns of a loop as take that long on this machine now.
 * @param microseconds of CPU time for each call
 */
export function createBurner(microseconds: number): () => void {
  const samples = Array.from({ length: 2000 }, () => {
    const start = performance.now()
    turn(probe)
    return performance.now() - start
  })
  const turns = Math.round((probe * microseconds) / (median(samples) * 1000))
  return () => turn(turns)
}

function turn(times: number) {
  let state = sink[0]! | 1
  for (let at = 0; at < times; at += 1) state = Math.imul(state ^ (state << 13), 0x1e3779b1) | 1
  sink[0] = state
}
