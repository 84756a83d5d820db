import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../run/error-code.ts'

/** git and jj hold a lock file for moments; one this old belongs to a program that was killed. */
const STALE = 60_000

/**
 * Clears what a killed hub left in its folder: drafts of imports and removed repositories whose owner no longer runs,
 * and git's lock files older than a minute, which would fail every later write.
 */
export async function sweep(dir: string, now: Date): Promise<void> {
  for (const name of await readdir(dir)) {
    const owner = /^\.(?:import|removed)-\d+-(\d+)-/.exec(name)?.[1]
    if (owner !== undefined && !isRunning(Number(owner))) await rm(join(dir, name), { recursive: true, force: true })
    if (/^\d+$/.test(name)) await sweepLocks(join(dir, name, 'git'), now)
  }
}

async function sweepLocks(gitDir: string, now: Date): Promise<void> {
  for (const file of await filesOf(gitDir)) {
    if (!file.endsWith('.lock')) continue
    const { mtimeMs } = await stat(file)
    if (now.getTime() - mtimeMs > STALE) await rm(file, { force: true })
  }
}

/** Where git keeps locks: beside its own files and among its refs, never in the thousands of objects. */
async function filesOf(gitDir: string): Promise<string[]> {
  const found: string[] = []
  for (const [folder, recursive] of [
    [gitDir, false],
    [join(gitDir, 'refs'), true],
    [join(gitDir, 'objects', 'info'), true],
  ] as const) {
    try {
      const entries = await readdir(folder, { withFileTypes: true, recursive })
      found.push(...entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)))
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error
    }
  }
  return found
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ESRCH') return false
    if (code === 'EPERM') return true
    throw error
  }
}
