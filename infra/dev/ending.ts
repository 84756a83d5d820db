/** How the program ends: by Ctrl-C, by a signal, or with the npm that started it; each time with all that it has opened. */

export type Ending = {
  /** Aborts when the end begins. */
  signal: AbortSignal
  /** Something to close at the end, in the opposite order. What is opened while the end is under way is closed at once. */
  add(closer: () => Promise<void>): void
  close(): Promise<void>
  /** Takes the signals from whoever else listens: Miniflare ends the process at once, and what else is open stays as it is. */
  takeSignals(): void
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
/** Milliseconds. */
const LOOK_AT_PARENT = 250

export function endWithEverything(): Ending {
  const controller = new AbortController()
  const closers: (() => Promise<void>)[] = []
  let ended: Promise<void> | undefined
  const closeAll = async () => {
    controller.abort()
    for (let closer = closers.pop(); closer; closer = closers.pop()) await closer()
  }
  const close = () => (ended ??= closeAll())
  // A second signal does not wait for what hangs.
  const end = (code: number) => {
    if (ended) process.exit(code)
    void close().then(() => process.exit(0))
  }
  const takeSignals = () => {
    for (const [signal, code] of Object.entries(signals)) process.removeAllListeners(signal).on(signal, () => end(code))
  }
  takeSignals()
  endWithParent(() => end(signals.SIGHUP))
  const add = (closer: () => Promise<void>) => void (ended ? void closer() : closers.push(closer))
  return { signal: controller.signal, add, close, takeSignals }
}

/** npm hands a signal to the shell between, which dies of it without handing it on. */
function endWithParent(end: () => void) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    end()
  }, LOOK_AT_PARENT)
  look.unref()
}
