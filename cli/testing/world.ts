import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { catalogue } from '@smithers/api-spec/catalogue'
import type { Io, Terminal } from '../io.ts'
import { run } from '../main.ts'

/** What a run of the program left behind. */
export type Ran = { code: number; out: string; err: string; bytes: Uint8Array }

export type Around = {
  env?: Readonly<Record<string, string>>
  stdin?: string | Uint8Array
  tty?: Partial<Terminal>
  /** What the person answers, in order; `undefined` is Ctrl-C. */
  answers?: readonly (string | undefined)[]
  /** What the person writes in the editor. */
  written?: string
  /** Milliseconds since 1970. */
  now?: number
  signal?: AbortSignal
  /** Told of all that was printed so far, at each print. */
  watch?: (out: string) => void
}

/** A folder of its own, and runs of the whole program in it, with everything but the network in memory. */
export const makeWorld = (env: Readonly<Record<string, string>> = {}) => {
  const dir = mkdtempSync(join(tmpdir(), 'smithers-cli-'))
  const asked: string[] = []
  const slept: number[] = []
  const runIt = async (line: readonly string[], around: Around = {}): Promise<Ran> => {
    const out: Uint8Array[] = []
    let err = ''
    const answers = [...(around.answers ?? [])]
    const clock = { now: around.now ?? Date.now() }
    const io: Io = {
      argv: line,
      env: { SMITHERS_CONFIG_DIR: join(dir, 'config'), ...env, ...around.env },
      cwd: dir,
      home: dir,
      stdin: (async function* () {
        if (around.stdin !== undefined) yield Buffer.from(around.stdin)
      })(),
      out: (text) => {
        out.push(Buffer.from(text))
        around.watch?.(Buffer.concat(out).toString('utf8'))
      },
      err: (text) => void (err += text),
      tty: { in: false, out: false, err: false, width: 80, colour: false, ...around.tty },
      now: () => clock.now,
      // Waiting costs no time here: the clock of this world goes on by itself, and others get their turn.
      sleep: (milliseconds) => {
        slept.push(milliseconds)
        clock.now += milliseconds
        return new Promise((resolve) => setImmediate(resolve))
      },
      ask: (question) => {
        asked.push(question)
        return Promise.resolve(answers.shift())
      },
      edit: () => Promise.resolve(around.written),
      interrupted: around.signal ?? new AbortController().signal,
    }
    const code = await run(io, catalogue)
    const bytes = Buffer.concat(out)
    return { code, out: bytes.toString('utf8'), err, bytes }
  }
  return { dir, asked, slept, run: runIt, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

export const terminal: Terminal = { in: true, out: true, err: true, width: 80, colour: false }
