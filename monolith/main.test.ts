import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '@smithers/store/open-store'
import { openHub, type Hub, type HubOptions } from './main.ts'

const local = { actor: 'local', tier: 'admin' } as const
const root = mkdtempSync(join(tmpdir(), 'smithers-main-'))
const source = join(root, 'tool')
let count = 0
const fresh = () => join(root, `hub-${++count}`)
const open: Hub[] = []

async function startHub(dir: string, options: Partial<HubOptions> = {}): Promise<Hub> {
  const opened = await openHub({ dir, env: process.env, ...options })
  if (!opened.ok) throw new Error(opened.problem.say)
  open.push(opened.value)
  return opened.value
}
const refusedBy = async (dir: string, env: HubOptions['env'] = process.env) => {
  const opened = await openHub({ dir, env })
  if (opened.ok) await opened.value.close()
  return opened.ok ? 'opened' : opened.problem.is
}

beforeAll(() => {
  mkdirSync(source)
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', source, '-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args])
  git('init', '-q', '-b', 'main')
  writeFileSync(join(source, 'README.md'), '# Tool\n\n<script>alert(1)</script>\n')
  git('add', '.')
  git('commit', '-qm', 'begin')
})
afterEach(async () => {
  for (const hub of open.splice(0)) await hub.close()
})
afterAll(() => rmSync(root, { recursive: true }))

async function imported(hub: Hub, name = 'tool') {
  for (;;) {
    const { body } = await hub.dispatch('viewRepo', { owner: 'local', repo: name }, local)
    if ((body as { state: string }).state !== 'importing') return body
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Where the hub writes: in its own thread beside the reading, or in the one that asks. */
const WAYS = [
  ['a hub that writes in a thread', true],
  ['a hub that writes where it reads', false],
] as const

describe.each(WAYS)('%s', (_, writeThread) => {
  const start = (dir: string, options: Partial<HubOptions> = {}) => startHub(dir, { writeThread, ...options })

  test('imports a repository by path, reads it, triages an issue, and is the same after a restart', async () => {
    const dir = fresh()
    const hub = await start(dir)
    expect(await hub.importPath(source)).toMatchObject({
      status: 202,
      body: { owner: 'local', name: 'tool', source: 'local' },
    })
    expect(await imported(hub)).toMatchObject({ state: 'ready', mainBookmark: 'main', files: 1, progress: null })
    const readme = await hub.dispatch(
      'viewFile',
      { owner: 'local', repo: 'tool', path: 'README.md', html: true },
      local,
    )
    expect(readme).toMatchObject({ status: 200, body: { content: expect.stringContaining('# Tool') as string } })
    expect((readme.body as { html: string }).html).not.toContain('<script')

    for (const title of ['Crash when the window is resized on Windows', 'Crash when a window is resized on Windows 11'])
      await hub.dispatch('createIssue', { owner: 'local', repo: 'tool', title, body: 'It crashes.' }, local)
    await hub.triaged()
    const asks = ['viewHub', 'listRepos', 'listEvents', 'listLimits'] as const
    const answers = async (one: Hub) => {
      const bodies = await Promise.all(
        asks.map(async (id) => (await one.dispatch(id, id === 'listEvents' ? { since: 0 } : {}, local)).body),
      )
      const named = { owner: 'local', repo: 'tool' }
      return [
        ...bodies,
        (await one.dispatch('viewIssue', { ...named, number: 2 }, local)).body,
        (await one.dispatch('listFiles', named, local)).body,
      ]
    }
    const before = await answers(hub)
    expect(before.at(-2)).toMatchObject({ triaged: true })
    expect(await hub.dispatch('viewHubStatus', {}, local)).toMatchObject({
      body: { pendingTriage: 0, unknownErrors: 0 },
    })
    await hub.close()
    expect(await answers(await start(dir))).toEqual(before)
  })

  test('goes on with triage where a restart broke it off', async () => {
    const dir = fresh()
    const hub = await start(dir, { triage: false })
    await hub.importPath(source)
    await imported(hub)
    await hub.dispatch('createIssue', { owner: 'local', repo: 'tool', title: 'Waits' }, local)
    await hub.close()
    const again = await start(dir)
    await again.triaged()
    expect((await again.dispatch('viewIssue', { owner: 'local', repo: 'tool', number: 1 }, local)).body).toMatchObject({
      triaged: true,
    })
  })

  test('refuses a second import of the same name, and a source that is none, without a trace', async () => {
    const hub = await start(fresh())
    const both = await Promise.all([hub.importPath(source), hub.importPath(source)])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 409])
    await imported(hub)
    expect(await hub.importPath(source)).toMatchObject({ status: 409 })
    const { body } = await hub.dispatch('viewHub', {}, local)
    expect(await hub.importPath(join(root, 'nothing'))).toMatchObject({
      status: 422,
      body: { type: 'urn:smithers:problem:repo-source-refused' },
    })
    expect((await hub.dispatch('viewHub', {}, local)).body).toEqual(body)
  })

  test.each([
    'file:///etc',
    '/etc',
    'http://127.0.0.1/a/b',
    'http://[::1]/a/b',
    'http://169.254.169.254/a/b',
    'https://10.0.0.1/a/b',
    'http://localhost/a/b',
    'ext::sh -c id',
    'ssh://git@example.com/a/b',
    'https://user:pass@example.com/a/b',
    '--upload-pack=id',
    'https://example.com',
    '../..',
  ])('lets nobody import %s over HTTP', async (address) => {
    const hub = await start(fresh())
    const admin = { actor: '0x1111111111111111111111111111111111111111', tier: 'admin' } as const
    const refused = await hub.dispatch('importRepo', { source: address, owner: 'a', name: 'b' }, admin)
    expect(refused).toMatchObject({ status: 422, body: { type: 'urn:smithers:problem:repo-source-refused' } })
    expect((await hub.dispatch('listRepos', {}, local)).body).toEqual({ repos: [] })
  })

  test('that was stopped while importing says so, and imports anew', async () => {
    const dir = fresh()
    const first = await start(dir)
    void first.importPath(source)
    await first.dispatch('viewHub', {}, local)
    await first.close()
    const hub = await start(dir)
    const repos = (await hub.dispatch('listRepos', {}, local)).body as { repos: { state: string }[] }
    expect(repos.repos.map(({ state }) => state)).not.toContain('importing')
    if (repos.repos[0]?.state !== 'ready') expect((await hub.importPath(source)).status).toBe(202)
    expect(await imported(hub)).toMatchObject({ state: 'ready' })
  })

  test('gives a claim token until it has an admin, and a new one at each start', async () => {
    const dir = fresh()
    const hub = await start(dir)
    const token = hub.claimToken()
    const address = '0x1111111111111111111111111111111111111111'
    await hub.dispatch('recordSignIn', { address }, { actor: 'edge', tier: 'service' })
    const who = { actor: address, tier: 'contributor' } as const
    expect(await hub.dispatch('claimHub', { token: 'x'.repeat(48) }, who)).toMatchObject({
      status: 403,
      body: { reason: 'wrong' },
    })
    expect(await hub.dispatch('claimHub', { token }, who)).toMatchObject({
      status: 200,
      body: { tier: 'admin', epoch: 2 },
    })
    expect(hub.claimToken()).toBeNull()
    expect(await hub.dispatch('claimHub', { token }, who)).toMatchObject({ status: 403, body: { reason: 'claimed' } })
  })

  test('shows an issue as it was at one moment, whatever is written meanwhile', async () => {
    const hub = await start(fresh(), { triage: false })
    await hub.importPath(source)
    await imported(hub)
    const named = { owner: 'local', repo: 'tool' }
    await hub.dispatch('createIssue', { ...named, title: 'much talked about' }, local)
    const ended = new AbortController()
    const talk = async () => {
      for (let at = 0; at < 300; at++)
        await hub.dispatch('commentIssue', { ...named, number: 1, body: `word ${at}` }, local)
    }
    const talked = Promise.all([talk(), talk(), talk()]).finally(() => ended.abort())
    let seen = 0
    while (!ended.signal.aborted) {
      const { body } = await hub.dispatch('viewIssue', { ...named, number: 1 }, local)
      const { comments, thread } = body as { comments: number; thread: unknown[] }
      expect(thread).toHaveLength(comments)
      seen += 1
      await new Promise(setImmediate)
    }
    await talked
    expect(seen).toBeGreaterThan(20)
  })

  test('begins with limits, once', async () => {
    const dir = fresh()
    const hub = await start(dir)
    const { body } = await hub.dispatch('listLimits', {}, local)
    expect((body as { limits: unknown[] }).limits).toHaveLength(8)
    expect(body).toMatchObject({
      limits: expect.arrayContaining([
        { scope: 'tier:contributor', class: 'issue-creation', window: 'hour', soft: 10, hard: 30 },
      ]) as unknown[],
    })
    await hub.dispatch('removeLimit', { scope: 'tier:contributor', class: 'issue-creation', window: 'hour' }, local)
    await hub.close()
    expect(
      ((await (await start(dir)).dispatch('listLimits', {}, local)).body as { limits: unknown[] }).limits,
    ).toHaveLength(7)
  })
})

describe('opening is refused by name', () => {
  test('when another hub has the folder, in this process or in another', async () => {
    const dir = fresh()
    const hub = await startHub(dir)
    expect(await refusedBy(dir)).toBe('folder-in-use')
    await hub.close()
    expect(await refusedBy(dir)).toBe('opened')
    const child = spawnHub(dir, 'hold')
    await once(child.stdout, 'data')
    expect(await refusedBy(dir)).toBe('folder-in-use')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await refusedBy(dir)).toBe('opened')
  })

  test('when the folder cannot be', async () => {
    const file = join(root, 'file')
    writeFileSync(file, '')
    expect(await refusedBy(join(file, 'hub'))).toBe('folder-not-writable')
    expect(await refusedBy('/proc/hub')).toBe('folder-not-writable')
  })

  test('when jj or git is missing or too old, with nothing left locked', async () => {
    const bin = fresh()
    mkdirSync(bin)
    const dir = fresh()
    expect(await refusedBy(dir, { PATH: bin })).toBe('git-missing')
    writeFileSync(join(bin, 'jj'), '#!/bin/sh\necho jj 0.20.0\n')
    chmodSync(join(bin, 'jj'), 0o755)
    expect(await refusedBy(dir, { ...process.env, SMITHERS_JJ: join(bin, 'jj') })).toBe('jj-too-old')
    expect(await refusedBy(dir, { ...process.env, SMITHERS_JJ: join(bin, 'nothing') })).toBe('jj-missing')
    expect(await refusedBy(dir)).toBe('opened')
  })

  test('when the database is newer, altered, or none', async () => {
    const dir = fresh()
    await (await startHub(dir)).close()
    const change = (sql: string) => {
      const { store, close } = openStore(join(dir, 'hub.db'))
      store.run(sql)
      close()
    }
    change('PRAGMA user_version = 99')
    expect(await refusedBy(dir)).toBe('database-newer')
    change('PRAGMA user_version = 2')
    change("UPDATE migrations SET checksum = 'x' WHERE number = 1")
    expect(await refusedBy(dir)).toBe('database-altered')
    const other = fresh()
    mkdirSync(other)
    writeFileSync(
      join(other, 'hub.db'),
      'not a database at all, but long enough to be looked at as if it were one\n'.repeat(50),
    )
    expect(await refusedBy(other)).toBe('database-damaged')
  })

  test('when a secret is too short or the access switch is half on', async () => {
    expect(await refusedBy(fresh(), { ...process.env, SMITHERS_INTERNAL_SECRETS: 'k:AAAA' })).toBe('secret-too-short')
    expect(await refusedBy(fresh(), { ...process.env, SMITHERS_ACCESS_AUDIENCE: 'hub' })).toBe('access-switch-unclear')
    const hub = await startHub(fresh())
    await expect(hub.listen({ port: 0, secrets: 'k:AAAA' })).rejects.toThrow('internal secrets')
  })
})

const CHILD = `
import { openHub } from ${JSON.stringify(join(import.meta.dirname, 'main.ts'))}
const [dir, what] = process.argv.slice(1)
const opened = await openHub({ dir, env: process.env, triage: false, writeThread: what === 'write in a thread' })
if (!opened.ok) throw new Error(opened.problem.say)
const hub = opened.value
const local = { actor: 'local', tier: 'admin' }
if (what === 'hold') process.stdout.write('open')
else {
  for (let at = 1; ; at++) {
    const { status } = await hub.dispatch('createIssue', { owner: 'local', repo: 'tool', title: 'issue ' + at }, local)
    if (status !== 201) throw new Error('status ' + status)
    process.stdout.write(at + '\\n')
  }
}
setInterval(() => {}, 1000)
`
const spawnHub = (dir: string, what: string) =>
  spawn(process.execPath, ['--input-type=module', '-e', CHILD, dir, what], { stdio: ['ignore', 'pipe', 'inherit'] })

test.each(WAYS)('%s, killed in the middle of it, has lost nothing that it had answered', async (_, writeThread) => {
  const dir = fresh()
  const first = await startHub(dir, { triage: false })
  await first.importPath(source)
  await imported(first)
  await first.close()
  let before = 0
  for (let round = 0; round < 3; round++) {
    const child = spawnHub(dir, writeThread ? 'write in a thread' : 'write')
    let told = ''
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        told += chunk.toString()
        if (told.split('\n').length > 40 * (round + 1)) resolve()
      })
    })
    child.kill('SIGKILL')
    await once(child, 'exit')
    const answered = Number(told.trimEnd().split('\n').at(-1))
    const hub = await startHub(dir, { triage: false, writeThread })
    const { body } = await hub.dispatch('viewRepo', { owner: 'local', repo: 'tool' }, local)
    const { openIssues } = body as { openIssues: number }
    expect(openIssues).toBeGreaterThanOrEqual(before + answered)
    before = openIssues
    expect(await hub.dispatch('rebuildHub', { verify: true }, local)).toMatchObject({ body: { identical: true } })
    await hub.close()
  }
})
