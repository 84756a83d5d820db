import { homedir } from 'node:os'
import process from 'node:process'
import { catalogue } from '@smithers/api-spec/catalogue'
import { codeOf } from './error-code.ts'
import type { Io } from './io.ts'
import { run } from './main.ts'
import { terminalOf } from './terminal.ts'

/** Runs the program in this process: the one place where the real world is handed to it. */
export const start = async (argv: readonly string[]): Promise<void> => {
  const stop = new AbortController()
  stopOnSignals(stop)
  // `smithers issue list | head` closes the pipe early; that is no failure.
  process.stdout.on('error', (error) => {
    if (codeOf(error) !== 'EPIPE') throw error
    process.exit(0)
  })
  process.exitCode = await run(realIo(argv, stop.signal), catalogue)
}

/** The first interrupt lets a command that follows or waits end by itself; a second one ends the process. */
const stopOnSignals = (stop: AbortController): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop.abort()
      // Whoever does not listen is stopped as by default.
      setTimeout(() => process.exit(signal === 'SIGINT' ? 130 : 143), 500).unref()
    })
  }
}

const realIo = (argv: readonly string[], interrupted: AbortSignal): Io => {
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
        if (interrupted.aborted) return resolve()
        const timer = setTimeout(resolve, milliseconds)
        interrupted.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
      }),
    ask: async (question, options) => (await import('./prompt/ask.ts')).ask(question, options),
    edit: async (text) => (await import('./prompt/edit.ts')).edit(text, env),
    interrupted,
  }
}
