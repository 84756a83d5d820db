let sink = 0

/**
 * Burns a fixed amount of work, not of time: so many turns of a loop as take that long on this machine when nothing disturbs it.
 * @param microseconds of CPU time for each call
 */
export function createBurner(microseconds: number): () => void {
  const probe = 200_000
  let best = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const start = performance.now()
    turn(probe)
    best = Math.min(best, performance.now() - start)
  }
  const turns = Math.round((probe * microseconds) / (best * 1000))
  return () => turn(turns)
}

function turn(times: number) {
  let state = sink | 1
  for (let at = 0; at < times; at += 1) state = Math.imul(state ^ (state << 13), 0x9e3779b1) >>> 0
  sink = state
}
