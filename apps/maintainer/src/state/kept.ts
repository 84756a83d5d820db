import { createSignal, getOwner, onCleanup } from 'solid-js'

/**
 * Something kept in this browser under `key`, shared by its tabs.
 *
 * @param read makes sense of what is stored; null when nothing is
 */
export function kept<T>(key: string, read: (stored: string | null) => T): [value: () => T, keep: (next: T) => void] {
  const [value, setValue] = createSignal(read(localStorage.getItem(key)))
  const changed = (event: StorageEvent) => {
    if (event.key === key) setValue(() => read(event.newValue))
  }
  window.addEventListener('storage', changed)
  if (getOwner()) onCleanup(() => window.removeEventListener('storage', changed))
  const keep = (next: T) => {
    localStorage.setItem(key, JSON.stringify(next))
    setValue(() => next)
  }
  return [value, keep]
}
