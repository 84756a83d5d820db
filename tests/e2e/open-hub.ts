/** Starts a whole hub, as `npm start` does, on a repository and issues of the tests' own. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { makeGitRepo } from '../fixtures/git-repo.ts'
import { makeIssues } from '../fixtures/issues.ts'
import { freePort } from './free-port.ts'

const root = join(import.meta.dirname, '../..')

export type OpenHub = { origin: string; claim: string; repo: string; stop: () => Promise<void> }

/** @returns where it answers, the token that makes its first admin, and how to stop it and leave nothing behind */
export async function openHub(): Promise<OpenHub> {
  const folder = mkdtempSync(join(tmpdir(), 'smithers-e2e-'))
  const port = await freePort()
  const repo = makeGitRepo(join(folder, 'rocket'))
  writeFileSync(join(folder, 'issues.json'), JSON.stringify(makeIssues(60), null, 2))
  const words = [
    'infra/dev/start.ts',
    '--repo',
    repo,
    '--data',
    join(folder, 'state'),
    '--port',
    String(port),
    '--import',
    join(folder, 'issues.json'),
  ]
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const claim = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const token = /claim\?token=(\S+)/.exec(said)
      if (token?.[1] !== undefined && said.includes('Ctrl-C')) resolve(token[1])
    })
    child.on('exit', (code) => reject(new Error(`the hub ended with ${code}:\n${said}`)))
  })
  const stop = async () => {
    child.removeAllListeners('exit')
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
  return { origin: `http://localhost:${port}`, claim, repo: 'local/rocket', stop }
}
