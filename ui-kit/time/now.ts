import { createSignal, getOwner, onCleanup } from 'solid-js'

const [now, setNow] = createSignal(Date.now())
let readers = 0
let timer: ReturnType<typeof setInterval> | undefined

/**
 * The present in milliseconds since 1970, renewed every 20 s while anything on the page reads it.
 * One timer for the page, however many readers.
 */
export function useNow(): () => number {
  if (getOwner()) {
    if (readers++ === 0) {
      setNow(Date.now())
      timer = setInterval(() => setNow(Date.now()), 20_000)
    }
    onCleanup(() => {
      if (--readers === 0) clearInterval(timer)
    })
  }
  return now
}
