import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { codeOf } from '../error-code.ts'
import type { Io } from '../io.ts'
import { failed, type Trouble } from '../trouble.ts'

/** A lock older than this was left behind by a program that died; a refresh takes well under a second. */
const staleAfter = 30_000
const giveUpAfter = 40_000
const pause = 50

/** Runs `work` while no other `smithers` does the same under the same lock file. */
export const withLock = async <T>(path: string, io: Io, work: () => Promise<T>): Promise<Result<T, Trouble>> => {
  const started = io.now()
  while (!take(path)) {
    if (isStale(path)) rmSync(path, { force: true })
    else if (io.now() - started > giveUpAfter)
      return no(failed('Another smithers is signing in', `${path} is held`, 'Wait for it, or delete that file'))
    else await io.sleep(pause)
  }
  try {
    return ok(await work())
  } finally {
    rmSync(path, { force: true })
  }
}

const take = (path: string): boolean => {
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

const isStale = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false })
  // The file system's clock, not the injected one: both times come from it.
  return found !== undefined && Date.now() - found.mtimeMs > staleAfter
}
