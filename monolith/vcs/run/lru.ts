/** A map that forgets what was not used for longest once the weights of its values pass `room`. */
export type Lru<V> = {
  get(key: string): V | undefined
  set(key: string, value: V): void
  delete(key: string): void
  clear(): void
}

export function createLru<V>(room: number, weigh: (value: V) => number, onForget?: (value: V) => void): Lru<V> {
  const held = new Map<string, V>()
  let weight = 0
  const drop = (key: string) => {
    const value = held.get(key)
    if (value === undefined) return
    held.delete(key)
    weight -= weigh(value)
    onForget?.(value)
  }
  return {
    get(key) {
      const value = held.get(key)
      if (value === undefined) return undefined
      held.delete(key)
      held.set(key, value)
      return value
    },
    set(key, value) {
      drop(key)
      held.set(key, value)
      weight += weigh(value)
      for (const oldest of held.keys()) {
        if (weight <= room || oldest === key) break
        drop(oldest)
      }
    },
    delete: drop,
    clear() {
      for (const key of held.keys()) drop(key)
    },
  }
}
