/** A real hub with the repository `acme/rocket`, and the real program that talks to it: in its folder, or through the edge. */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startEdge } from '@smithers/infra/dev/edge'
import { buildEdge } from '@smithers/infra/dev/edge-bundle'
import { readSecrets } from '@smithers/infra/dev/secrets'
import { openHub } from '@smithers/monolith'

import { makeGitRepo } from '../../fixtures/git-repo.ts'
import { makeIssues } from '../../fixtures/issues.ts'

export const program = join(import.meta.dirname, '../../../cli/bin/smithers.mjs')

export type Mode = 'local' | 'remote'
export type Ran = { code: number | null; out: string; err: string }
export type Around = { env?: Record<string, string>; stdin?: string }
export type Stage = {
  dir: string
  /** Who the program is: `local`, or an address. */
  me: string
  /** What tells the program where the hub is. */
  env: Record<string, string>
  run(words: readonly string[], around?: Around): Promise<Ran>
  close(): Promise<void>
}

/** A folder with a repository and a hub in it that has imported the repository and 60 issues, and has looked at each. */
export async function prepare(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'smithers-acceptance-'))
  makeGitRepo(join(dir, 'rocket'))
  writeFileSync(join(dir, 'issues.json'), JSON.stringify(makeIssues(60), null, 1))
  const run = (words: readonly string[]): Promise<string> => mustRun(words, dir, inFolder(dir))
  await run(['repo', 'import', 'rocket', '--owner', 'acme'])
  await run(['issue', 'import', 'issues.json'])
  return dir
}

/** A copy of what was prepared, for one story; the caller is its admin in both modes. */
export async function openStage(mode: Mode, prepared: string): Promise<Stage> {
  const dir = mkdtempSync(join(tmpdir(), 'smithers-acceptance-'))
  cpSync(prepared, dir, { recursive: true, verbatimSymlinks: true })
  const hub = mode === 'remote' ? await serve(dir) : undefined
  const env = hub?.env ?? inFolder(dir)
  if (hub) {
    await mustRun(['auth', 'login', '--new-key'], dir, env)
    await mustRun(['hub', 'claim', hub.claim], dir, env)
  }
  const who = ['auth', 'status', '--json', 'address', '--jq', '.[].address']
  return {
    dir,
    env,
    me: hub ? (await mustRun(who, dir, env)).trim() : 'local',
    run: (words, around = {}) => runProgram(words, dir, { ...env, ...around.env }, around.stdin),
    async close() {
      await hub?.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

const inFolder = (dir: string): Record<string, string> => ({ SMITHERS_HUB: join(dir, 'hub') })

/** Once a run: an edit of the edge must not be tried with the bundle of before. */
let built: Promise<void> | undefined

/** Runs the hub of a folder as `npm start` does, monolith and edge. */
export async function serve(dir: string) {
  const secrets = readSecrets(dir)
  const opened = await openHub({ dir: join(dir, 'hub'), env: process.env, writeThread: true })
  if (!opened.ok) throw new Error(opened.problem.say)
  const hub = opened.value
  const monolith = await hub.listen({ port: 0, secrets: secrets.internal })
  await (built ??= buildEdge())
  const edge = await startEdge({
    port: 0,
    monolithUrl: `http://127.0.0.1:${monolith.port}`,
    secrets,
    stateDir: join(dir, 'edge'),
    siteDir: join(dir, 'site'),
    authFlood: 100_000,
  })
  return {
    env: { SMITHERS_HOST: edge.origin } as Record<string, string>,
    claim: hub.claimToken() ?? '',
    async close() {
      await edge.close()
      await monolith.close()
      await hub.close()
    },
  }
}

export async function mustRun(words: readonly string[], dir: string, env: Record<string, string>): Promise<string> {
  const ran = await runProgram(words, dir, env)
  if (ran.code !== 0) throw new Error(`smithers ${words.join(' ')} ended with ${ran.code}:\n${ran.err}`)
  return ran.out
}

/** Runs the program as a person's shell would, in `dir`, with nothing of this machine's own settings. */
export function runProgram(
  words: readonly string[],
  dir: string,
  env: Record<string, string>,
  stdin = '',
): Promise<Ran> {
  const outside = Object.entries(process.env).filter(([name]) => !/^(SMITHERS_(?!JJ$)|NO_COLOR|FORCE_COLOR)/.test(name))
  const child = spawn(process.execPath, [program, ...words], {
    cwd: dir,
    env: { ...Object.fromEntries(outside), HOME: dir, SMITHERS_CONFIG_DIR: join(dir, 'config'), ...env },
  })
  const ran: Ran = { code: null, out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.err += text))
  // A program that does not read what it is given may end first.
  child.stdin.on('error', () => undefined)
  child.stdin.end(stdin)
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ran, code })))
}
