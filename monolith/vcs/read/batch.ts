import { spawn, type ChildProcessByStdio } from 'node:child_process'
import type { Socket } from 'node:net'
import type { Readable, Writable } from 'node:stream'
import { signalGroup } from '../run/run.ts'
import { createAnswers, type Ask, type GitObject } from './batch-answers.ts'

type Waiting = {
  ask: Ask
  id: string
  tries: number
  settle: (found: GitObject | null) => void
  fail: (error: Error) => void
}
type Cat = ChildProcessByStdio<Writable, Readable, null>

export type Batch = {
  /** Reads one object by its full id; null when the repository does not have it. */
  read(ask: Ask, id: string): Promise<GitObject | null>
  /** The id of the running git, undefined while none runs. */
  pid(): number | undefined
  /** Lets what was asked be answered, then ends git. */
  close(): Promise<void>
}

/**
 * One long-lived `git cat-file --batch-command --buffer`, started at the first read and again after it died. What is
 * asked in one turn of the event loop goes down in one write and one flush. A read whose git died is asked once more;
 * a git that is silent for `silence` milliseconds is ended; a body of more than `largest` bytes is not kept.
 */
export function createBatch(
  git: string,
  args: readonly string[],
  env: Record<string, string>,
  { silence = 20_000, largest = 64 * 1024 * 1024 } = {},
): Batch {
  let cat: Cat | undefined
  let waiting: Waiting[] = []
  let next = 0
  let lines = ''
  let watchdog: NodeJS.Timeout | undefined
  let closed = false

  const start = (): Cat => {
    const child = spawn(git, [...args, 'cat-file', '--batch-command', '--buffer'], {
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
    })
    child.unref()
    const onChunk = createAnswers(() => waiting[next]?.ask, answer, largest)
    child.stdout.on('data', (chunk: Buffer) => {
      if (child !== cat) return
      watchdog?.refresh()
      onChunk(chunk)
    })
    child.stdin.on('error', () => child.stdin.destroy()) // EPIPE: the end below says the rest
    child.once('error', (error) => lost(child, error))
    child.once('close', () => lost(child, new Error('git cat-file ended while it was read')))
    cat = child
    return child
  }

  const answer = (found: GitObject | null) => {
    const done = waiting[next]
    if (!done) throw new Error('git cat-file answered what nobody asked')
    next += 1
    if (next === waiting.length) rest()
    else if (next > 1024) {
      waiting = waiting.slice(next)
      next = 0
    }
    done.settle(found)
  }

  /** Nothing is asked: neither the process nor the timer keeps the hub alive. */
  const rest = () => {
    waiting = []
    next = 0
    clearTimeout(watchdog)
    watchdog = undefined
    ;(cat?.stdout as Socket | undefined)?.unref()
    ;(cat?.stdin as Socket | undefined)?.unref()
  }

  const lost = (child: Cat, error: Error) => {
    if (child !== cat) return
    cat = undefined
    const unanswered = waiting.slice(next)
    lines = ''
    rest()
    for (const one of unanswered) {
      if (one.tries > 0 || closed) one.fail(error)
      else queue({ ...one, tries: 1 })
    }
  }

  const queue = (one: Waiting) => {
    const idle = waiting.length === 0
    waiting.push(one)
    if (lines === '') queueMicrotask(flush)
    lines += `${one.ask} ${one.id}\n`
    if (!idle) return
    watchdog = setTimeout(() => end('SIGKILL'), silence)
    ;(cat?.stdout as Socket | undefined)?.ref()
  }

  const flush = () => {
    if (lines === '') return
    const child = cat ?? start()
    child.stdin.write(`${lines}flush\n`)
    lines = ''
  }

  const end = (signal: NodeJS.Signals) => {
    if (cat?.pid !== undefined) signalGroup(cat.pid, signal)
  }

  return {
    read(ask, id) {
      if (!/^[0-9a-f]{40}$/.test(id)) return Promise.resolve(null)
      const { promise, resolve, reject } = Promise.withResolvers<GitObject | null>()
      if (closed) reject(new Error('the repository was closed'))
      else queue({ ask, id, tries: 0, settle: resolve, fail: reject })
      return promise
    },
    pid: () => cat?.pid,
    async close() {
      closed = true
      flush()
      const child = cat
      if (!child) return
      child.ref()
      child.stdin.end()
      const impatient = setTimeout(() => end('SIGKILL'), 2000)
      await new Promise<void>((gone) => child.once('close', () => gone()))
      clearTimeout(impatient)
    },
  }
}
