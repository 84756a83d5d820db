/** Runs work in the order it came, at most `width` at a time; a width of 1 is a mutex. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>

export function createTurns(width: number): Turns {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= width) await new Promise<void>((go) => waiting.push(go))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

/** One mutex per key; a key that nobody waits for is forgotten. */
export function createMutexes<K>(): <T>(key: K, work: () => Promise<T>) => Promise<T> {
  const held = new Map<K, { turns: Turns; users: number }>()
  return async (key, work) => {
    const lock = held.get(key) ?? { turns: createTurns(1), users: 0 }
    held.set(key, lock)
    lock.users += 1
    try {
      return await lock.turns(work)
    } finally {
      lock.users -= 1
      if (lock.users === 0) held.delete(key)
    }
  }
}
