import { homedir } from 'node:os'
import process from 'node:process'
import { catalogue } from '@smithers/api-spec/catalogue'
import { codeOf } from './error-code.ts'
import type { Io } from './io.ts'
import { run } from './main.ts'
import { terminalOf } from './terminal.ts'

/** Runs the program in this process: the one place where the real world is handed to it. */
export const start = async (argv: readonly string[]): Promise<void> => {
  // `smithers issue list | head` closes the pipe early; that is no failure.
  process.stdout.on('error', (error) => {
    if (codeOf(error) !== 'EPIPE') throw error
    process.exit(0)
  })
  process.exitCode = await run(realIo(argv), catalogue)
}

let heard: AbortSignal | undefined

/**
 * For a command that follows or waits: the first interrupt lets it end by itself, and ends the process when it does not. All others
 * leave signals to the system, which ends them even in the middle of a computation, such as a jq expression without an end.
 */
const interruptions = (): AbortSignal => {
  if (heard) return heard
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop.abort()
      // Whoever does not listen is stopped as by default.
      setTimeout(() => process.exit(signal === 'SIGINT' ? 130 : 143), 500).unref()
    })
  }
  heard = stop.signal
  return heard
}

const realIo = (argv: readonly string[]): Io => {
  const { env } = process
  return {
    argv,
    env,
    cwd: process.cwd(),
    home: env['HOME'] || homedir(),
    stdin: { [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() },
    out: (text) => void (text.length > 0 && process.stdout.write(text)),
    err: (text) => void (text.length > 0 && process.stderr.write(text)),
    tty: terminalOf(env, process),
    now: () => Date.now(),
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        const interrupted = interruptions()
        if (interrupted.aborted) return resolve()
        const timer = setTimeout(resolve, milliseconds)
        interrupted.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
      }),
    ask: async (question, options) => (await import('./prompt/ask.ts')).ask(question, options),
    edit: async (text) => (await import('./prompt/edit.ts')).edit(text, env),
    get interrupted() {
      return interruptions()
    },
  }
}
