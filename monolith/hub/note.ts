import { randomUUID } from 'node:crypto'

import type { UnknownErrors } from '@smithers/core/ports/hub'

export type Notes = { note(error: unknown, what: string): string; seen(): UnknownErrors }

/** Keeps count of errors without a name, each of them a bug, and writes each to the error stream under an id. */
export function createNote(): Notes {
  let seen: UnknownErrors = { count: 0 }
  return {
    note(error, what) {
      const id = randomUUID()
      seen = { count: seen.count + 1, last: { id, what, at: Date.now() } }
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      console.error(`unexpected ${id} in ${what}: ${text}`)
      return id
    },
    seen: () => seen,
  }
}
