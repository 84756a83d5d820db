/** A real hub with the repository `acme/rocket`, and the real program that talks to it: in its folder, or through the edge. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startEdge } from '@smithers/infra/dev/edge'
import { buildEdge, edgeBundle } from '@smithers/infra/dev/edge-bundle'
import { readSecrets } from '@smithers/infra/dev/secrets'
import { openHub } from '@smithers/monolith'
import { existsSync } from 'node:fs'

import { makeGitRepo } from '../../fixtures/git-repo.ts'
import { makeIssues } from '../../fixtures/issues.ts'

const program = join(import.meta.dirname, '../../../cli/bin/smithers.mjs')

export type Mode = 'local' | 'remote'
export type Ran = { code: number | null; out: string; err: string }
export type Stage = {
  dir: string
  /** Who the program is: `local`, or an address. */
  me: string
  /** The folder of the hub. */
  hubDir: string
  run(words: readonly string[], around?: { env?: Record<string, string>; stdin?: string }): Promise<Ran>
  close(): Promise<void>
}

/** In both modes the caller is an admin of a hub with 60 issues imported and looked at. */
export async function openStage(mode: Mode): Promise<Stage> {
  const dir = mkdtempSync(join(tmpdir(), 'smithers-acceptance-'))
  const hubDir = join(dir, 'hub')
  const repo = makeGitRepo(join(dir, 'rocket'))
  writeFileSync(join(dir, 'issues.json'), JSON.stringify(makeIssues(60), null, 1))
  const hub = mode === 'remote' ? await serve(dir, hubDir) : undefined
  const stage: Stage = {
    dir,
    hubDir,
    me: 'local',
    run: (words, around = {}) => runProgram(words, dir, { ...hub?.env, ...(hub ? {} : { SMITHERS_HUB: hubDir }), ...around.env }, around.stdin),
    async close() {
      await hub?.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
  if (hub) {
    await mustRun(stage, ['auth', 'login', '--new-key'])
    await mustRun(stage, ['hub', 'claim', hub.claim])
    stage.me = (await mustRun(stage, ['auth', 'status', '--json', 'address', '--jq', '.[].address'])).trim()
    await hub.importRepo(repo)
  } else {
    await mustRun(stage, ['repo', 'import', 'rocket', '--owner', 'acme'])
  }
  await mustRun(stage, ['issue', 'import', 'issues.json'])
  await untilTriaged(stage)
  return stage
}

async function mustRun(stage: Stage, words: readonly string[]): Promise<string> {
  const ran = await stage.run(words)
  if (ran.code !== 0) throw new Error(`smithers ${words.join(' ')} ended with ${ran.code}:\n${ran.err}`)
  return ran.out
}

/** Stories look at suggestions, so nothing may be left to look at when they begin. */
async function untilTriaged(stage: Stage): Promise<void> {
  for (let left = '1'; left !== '0'; ) left = (await mustRun(stage, ['hub', 'status', '--json', 'pendingTriage', '--jq', '.pendingTriage'])).trim()
}

async function serve(dir: string, hubDir: string) {
  const secrets = readSecrets(dir)
  const opened = await openHub({ dir: hubDir, env: process.env })
  if (!opened.ok) throw new Error(opened.problem.say)
  const hub = opened.value
  const monolith = await hub.listen({ port: 0, secrets: secrets.internal })
  if (!existsSync(edgeBundle)) await buildEdge()
  const edge = await startEdge({
    port: 0,
    monolithUrl: `http://127.0.0.1:${monolith.port}`,
    secrets,
    stateDir: join(dir, 'edge'),
    siteDir: join(dir, 'site'),
    authFlood: 100_000,
  })
  return {
    env: { SMITHERS_HOST: edge.origin },
    claim: hub.claimToken()!,
    async importRepo(path: string) {
      await hub.importPath(path, { owner: 'acme', name: 'rocket' })
      const view = () => hub.dispatch('viewRepo', { owner: 'acme', repo: 'rocket' }, { actor: 'local', tier: 'admin' })
      while ((await view()).body && ((await view()).body as { state: string }).state === 'importing') await new Promise((resolve) => setImmediate(resolve))
    },
    async close() {
      await edge.close()
      await monolith.close()
      await hub.close()
    },
  }
}

function runProgram(words: readonly string[], dir: string, env: Record<string, string>, stdin = ''): Promise<Ran> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(SMITHERS_|NO_COLOR|FORCE_COLOR)/.test(name)))
  const child = spawn(process.execPath, [program, ...words], {
    cwd: dir,
    env: { ...clean, HOME: dir, SMITHERS_CONFIG_DIR: join(dir, 'config'), ...(process.env.SMITHERS_JJ ? { SMITHERS_JJ: process.env.SMITHERS_JJ } : {}), ...env },
  })
  const ran: Ran = { code: null, out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.err += text))
  child.stdin.on('error', () => undefined)
  child.stdin.end(stdin)
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ran, code })))
}
