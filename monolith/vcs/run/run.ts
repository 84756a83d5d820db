import { spawn } from 'node:child_process'
import { errorCode } from './error-code.ts'

export type How = {
  cwd?: string
  env: Record<string, string>
  /** Milliseconds from start to SIGTERM. */
  timeout: number
  /** Milliseconds without a byte of output until SIGTERM. */
  stall?: number
  /** Bytes of standard output kept; the program is ended when it writes more. */
  maxBytes: number
  signal?: AbortSignal
  /** Milliseconds between SIGTERM and SIGKILL. */
  grace?: number
  onStderr?: (text: string) => void
}

export type Ended = 'exit' | 'timeout' | 'cancelled' | 'full'
export type Ran = { code: number | null; stdout: Buffer; stderr: string; ended: Ended; sigkilled: boolean }

const STDERR_KEPT = 64 * 1024

/**
 * Runs one program to its end in its own process group and answers how it ended; rejects only when it cannot start.
 * SIGTERM comes first: git removes its lock files on SIGTERM and leaves them behind on SIGKILL.
 */
export function run(command: string, args: readonly string[], how: How): Promise<Ran> {
  const { promise, resolve, reject } = Promise.withResolvers<Ran>()
  if (how.signal?.aborted) {
    resolve({ code: null, stdout: Buffer.alloc(0), stderr: '', ended: 'cancelled', sigkilled: false })
    return promise
  }
  const child = spawn(command, args, {
    ...(how.cwd === undefined ? {} : { cwd: how.cwd }),
    env: how.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const chunks: Buffer[] = []
  let kept = 0
  let stderr = ''
  let ended: Ended = 'exit'
  let sigkilled = false
  let last: NodeJS.Timeout | undefined

  const end = (why: Ended) => {
    if (ended !== 'exit' || child.pid === undefined) return
    ended = why
    const pid = child.pid
    signalGroup(pid, 'SIGTERM')
    last = setTimeout(() => {
      sigkilled = true
      signalGroup(pid, 'SIGKILL')
    }, how.grace ?? 2000)
  }
  const onAbort = () => end('cancelled')
  how.signal?.addEventListener('abort', onAbort, { once: true })
  const overall = setTimeout(() => end('timeout'), how.timeout)
  const stall = how.stall === undefined ? undefined : setTimeout(() => end('timeout'), how.stall)

  child.stdout.on('data', (chunk: Buffer) => {
    stall?.refresh()
    const room = how.maxBytes - kept
    if (chunk.length > room) end('full')
    if (room <= 0) return
    chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk)
    kept += Math.min(room, chunk.length)
  })
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (text: string) => {
    stall?.refresh()
    how.onStderr?.(text)
    stderr = (stderr + text).slice(-STDERR_KEPT)
  })

  const stop = () => {
    clearTimeout(overall)
    clearTimeout(stall)
    clearTimeout(last)
    how.signal?.removeEventListener('abort', onAbort)
  }
  child.once('error', (error) => {
    stop()
    reject(error)
  })
  child.once('close', (code) => {
    stop()
    resolve({ code, stdout: Buffer.concat(chunks), stderr, ended, sigkilled })
  })
  return promise
}

/** Signals a whole process group; a group that is already gone is what was wanted. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}
