import type { Imports } from '@smithers/core/ports/hub'
import type { ImportProgress } from '@smithers/core/ports/vcs'

export type OpenImports = Imports & {
  /** Cancels what is under way and waits for its end. */
  stop(): Promise<void>
}

/** @param onBroken told of an import that ended in an error without a name */
export function createImports(onBroken: (repo: number, error: unknown) => Promise<void>): OpenImports {
  const names = new Map<number, string>()
  const progress = new Map<number, ImportProgress>()
  const running = new Set<Promise<void>>()
  const controller = new AbortController()
  const release = (repo: number) => {
    names.delete(repo)
    progress.delete(repo)
  }
  return {
    cancellation: controller.signal,
    reserve(name, leastId) {
      if ([...names.values()].includes(name)) return undefined
      let id = leastId
      while (names.has(id)) id++
      names.set(id, name)
      return id
    },
    release,
    progress: (repo) => progress.get(repo),
    report: (repo, now) => void progress.set(repo, now),
    continueWith(repo, work) {
      const ended = work
        .catch((error: unknown) => onBroken(repo, error))
        .finally(() => {
          release(repo)
          running.delete(ended)
        })
      running.add(ended)
    },
    async stop() {
      controller.abort()
      await Promise.all(running)
    },
  }
}
