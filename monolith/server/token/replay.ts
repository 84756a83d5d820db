/** Longer than a token can live, in milliseconds. */
const GENERATION = 70_000

/**
 * Remembers each token id for longer than its token lives, in two generations: bounded, and nothing is ever searched.
 * One process is the only judge; ids from before its start are refused by their time of issue.
 */
export function createReplayMemory(now: () => number): { use(id: string): boolean } {
  let current = new Set<string>()
  let previous = new Set<string>()
  let turnsAt = now() + GENERATION
  return {
    /** True for the first use of an id. */
    use(id) {
      const time = now()
      if (time >= turnsAt) {
        previous = time >= turnsAt + GENERATION ? new Set() : current
        current = new Set()
        turnsAt = time + GENERATION
      }
      if (current.has(id) || previous.has(id)) return false
      current.add(id)
      return true
    },
  }
}
