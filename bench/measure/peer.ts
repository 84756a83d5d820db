import { spawnSync } from 'node:child_process'

/** @returns true when a program of this name starts */
export function isThere(program: string, ...version: string[]): boolean {
  return spawnSync(program, version, { stdio: 'ignore' }).status === 0
}

/** Wall time of one run of a program in milliseconds. @throws Error when it fails */
export function wallMilliseconds(
  program: string,
  args: string[],
  env: Record<string, string | undefined> = process.env,
): number {
  const start = performance.now()
  const result = spawnSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
  const took = performance.now() - start
  if (result.status !== 0)
    throw new Error(
      `${program} ${args.join(' ')} ended with ${result.status}: ${result.stderr.toString().slice(0, 500)}`,
    )
  return took
}
