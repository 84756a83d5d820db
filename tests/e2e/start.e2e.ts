/** `npm start` itself: what it refuses, and that it leaves nothing running and nothing half-made. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

import { makeGitRepo } from '../fixtures/git-repo.ts'
import { freePort } from './free-port.ts'

const root = join(import.meta.dirname, '../..')
const program = [process.execPath, 'infra/dev/start.ts']

let folder: string
let repo: string
let data: string
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'smithers-start-'))
  repo = makeGitRepo(join(folder, 'rocket'))
  writeFileSync(join(folder, 'issues.json'), '[]')
  data = join(folder, 'state')
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Ended = { code: number | null; signal: string | null; said: string }

/** Starts it in a process group of its own, so that nothing but what is signalled ends. */
function start(words: readonly string[], [bin = '', ...before]: readonly string[] = program) {
  // Node warns on standard error when the runner's two wishes about colour contradict each other.
  const env = { ...process.env, FORCE_COLOR: undefined }
  const child = spawn(bin, [...before, ...words], { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const ended = new Promise<Ended>((resolve) =>
    child.on('exit', (code, signal) => setTimeout(() => resolve({ code, signal, said }), 100)),
  )
  const until = (text: string) => expect.poll(() => said, { timeout: 60_000, intervals: [20] }).toContain(text)
  return { child, ended, until }
}

/** The programs of a group that are still there. */
function left({ pid }: ChildProcess): string[] {
  return execFileSync('ps', ['-eo', 'pgid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => {
      const [group, state] = line.trim().split(/\s+/)
      return group === String(pid) && !state?.startsWith('Z')
    })
}

test('what cannot work is refused by name before anything is made', async () => {
  const port = await freePort()
  const taken = createServer().listen(port, '127.0.0.1')
  const free = String(await freePort())
  const refused = async (...words: string[]) => {
    const { code, said } = await start(['--data', data, ...words]).ended
    return [code, said.trim()]
  }
  expect(await refused('--repo', repo, '--port', String(port))).toEqual([
    1,
    `Port ${port} is taken by another program.\nStop it, or choose another: npm start -- --port ${port + 1}`,
  ])
  taken.close()
  expect(await refused('--repo', join(folder, 'nowhere'), '--port', free)).toEqual([
    1,
    `There is no folder ${folder}/nowhere.\nGive --repo the path or the URL of a git repository.`,
  ])
  const give = 'Give --import the path of a file that `gh issue list --json …` has printed.'
  const importing = (file: string) => refused('--repo', repo, '--port', free, '--import', file)
  expect(await importing(join(folder, 'none.json'))).toEqual([1, `${folder}/none.json does not exist.\n${give}`])
  expect(await importing(folder)).toEqual([1, `${folder} is a folder.\n${give}`])
  expect(existsSync(data)).toBe(false)
})

test('a folder without a repository is refused in a sentence, and nothing goes on running', async () => {
  mkdirSync(join(folder, 'empty'))
  const run = start(['--repo', join(folder, 'empty'), '--data', data, '--port', String(await freePort())])
  const { code, said } = await run.ended
  expect([code, said]).toEqual([1, expect.stringContaining('could not be imported. There is no git repository there.')])
  expect(left(run.child)).toEqual([])
})

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`${signal} ends every process that was started`, async () => {
    const run = start(['--repo', repo, '--data', data, '--port', String(await freePort())])
    await run.until('Ctrl-C stops everything.')
    expect(left(run.child).length).toBeGreaterThan(1)
    run.child.kill(signal)
    expect((await run.ended).code).toBe(0)
    expect(left(run.child)).toEqual([])
  })
}

test('a data folder in use is refused, and free again once its hub was stopped with the npm that started it', async () => {
  const words = async () => ['--repo', repo, '--data', data, '--port', String(await freePort())]
  const first = start(['--', ...(await words())], ['npm', 'start'])
  await first.until('Ctrl-C stops everything.')
  const { code, said } = await start(await words()).ended
  expect([code, said]).toEqual([1, expect.stringContaining(`Another hub is using the data folder ${data}.`)])
  first.child.kill('SIGTERM')
  await first.ended
  await expect.poll(() => left(first.child), { timeout: 10_000 }).toEqual([])
})

test('an interrupt in the middle of an import says nothing wrong and leaves nothing half-made', async () => {
  const other = join(folder, 'other')
  const words = async () => ['--repo', repo, '--data', other, '--port', String(await freePort())]
  const run = start(await words())
  await run.until('importing ')
  run.child.kill('SIGINT')
  const { code, said } = await run.ended
  expect([code, said]).toEqual([0, expect.not.stringContaining('could not')])
  expect(left(run.child)).toEqual([])
  expect(readdirSync(join(other, 'repos')).filter((name) => name.startsWith('.import'))).toEqual([])
  const again = start(await words())
  await again.until('Ctrl-C stops everything.')
  again.child.kill('SIGINT')
  await again.ended
})
