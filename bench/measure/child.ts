/** Servers under measure run in processes of their own, so that their CPU time and memory are theirs alone. */
import { fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export type Child<Told> = { pid: number; told: Told; send(message: unknown): Promise<unknown>; close(): Promise<void> }

/**
 * Starts a script that reports once it is ready. It shall end when its parent's channel closes.
 * @param settings handed over as one JSON argument
 * @param flags of Node
 * @returns with what the script told first; `send` answers with what it tells next
 * @throws Error when it ends before it is ready
 */
export async function startChild<Told>(
  script: string,
  settings: unknown,
  flags: readonly string[] = [],
): Promise<Child<Told>> {
  const profiles = process.env['BENCH_PROFILES']
  const child = fork(script, [JSON.stringify(settings)], {
    stdio: ['ignore', 2, 2, 'ipc'],
    serialization: 'advanced',
    execArgv: [...flags, ...(profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`])],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const next = () =>
    new Promise<unknown>((resolve, reject) => {
      const end = (code: number | null) => reject(new Error(`${script} ended with ${code} before it answered`))
      child.once('exit', end)
      child.once('message', (message) => {
        child.off('exit', end)
        resolve(message)
      })
    })
  const told = (await next()) as Told
  return {
    pid: child.pid!,
    told,
    send(message) {
      const answer = next()
      child.send(message as object)
      return answer
    },
    async close() {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

/** Processes that a process has started and that still live. */
export function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
}
