import { randomUUID } from 'node:crypto'

export type Notes = { note(error: unknown, what: string): string; count(): number }

/** Keeps count of errors without a name, each of them a bug, and writes each to the error stream under an id. */
export function createNote(): Notes {
  let count = 0
  return {
    note(error, what) {
      count++
      const id = randomUUID()
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      console.error(`unexpected ${id} in ${what}: ${text}`)
      return id
    },
    count: () => count,
  }
}
