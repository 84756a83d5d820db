import type { Cancellation, ImportProgress } from './vcs.ts'

/** What an operation may know of the running installation. */
export type HubFacts = {
  name: string
  version: string
  /** Milliseconds since 1970. */
  startedAt: number
  databaseBytes(): number
  /** Failures without a name since the start. */
  unknownErrors(): UnknownErrors
}

/** `last`: under which id it was noted, in which operation, and when (milliseconds since 1970). */
export type UnknownErrors = { count: number; last?: { id: string; what: string; at: number } }

/** The one-time token that makes its bearer the first admin. Only its hash is kept. */
export type Claim = { check(token: string): 'right' | 'wrong' | 'expired' }

/** Imports under way; their progress is kept in memory alone. */
export type Imports = {
  /** Sets a name and a free id aside until `release`; undefined when that name is being imported already. */
  reserve(name: string, leastId: number): number | undefined
  release(repo: number): void
  /** Aborts when the hub closes. */
  cancellation: Cancellation
  progress(repo: number): ImportProgress | undefined
  report(repo: number, progress: ImportProgress): void
  /** Lets an import go on after its operation has answered, and releases its repository when it ends. */
  continueWith(repo: number, work: Promise<void>): void
}
