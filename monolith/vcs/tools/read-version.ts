import { run } from '../run/run.ts'
import { errorCode } from '../run/error-code.ts'

const CANNOT_START = new Set(['ENOENT', 'EACCES', 'ENOEXEC', 'ENOTDIR', 'EISDIR', 'ELOOP'])

/** What `<program> --version` says (`1.2.3`), or undefined when it does not start, hangs, or prints no version. */
export async function readVersion(path: string, env: Record<string, string | undefined>): Promise<string | undefined> {
  try {
    const ran = await run(path, ['--version'], { env: { PATH: env['PATH'] ?? '' }, timeout: 10_000, maxBytes: 4096 })
    if (ran.code !== 0) return undefined
    return /\b(\d+\.\d+(?:\.\d+)?)/.exec(ran.stdout.toString('utf8'))?.[1]
  } catch (error) {
    if (CANNOT_START.has(errorCode(error) ?? '')) return undefined
    throw error
  }
}
