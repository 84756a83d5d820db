import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gitBackend, serve, type GitServer } from '../fixture/git-server.ts'
import { git, openFixture, type Fixture } from '../fixture/source-repo.ts'

describe('importing from a URL', () => {
  let fixture: Fixture
  const servers: GitServer[] = []
  beforeEach(async () => {
    fixture = await openFixture({ allowPrivateHosts: true, importStall: 1500, env: { PATH: process.env['PATH'] } })
  })
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
    await fixture.close()
  })

  const start = async (answer: Parameters<typeof serve>[0]) => {
    const server = await serve(answer)
    servers.push(server)
    return server
  }
  const from = (url: string, signal?: AbortSignal) => fixture.vcs.importRepo(1, { kind: 'url', url }, () => {}, signal)
  const left = () => readdirSync(join(fixture.dir, 'hub'))

  it('brings a repository over HTTP', async () => {
    const server = await start(gitBackend(fixture.dir))
    const seen: string[] = []
    const url = `${server.url}/source.git`
    const answer = await fixture.vcs.importRepo(1, { kind: 'url', url }, (progress) => seen.push(progress.phase))
    expect(answer).toMatchObject({
      ok: true,
      value: { mainBookmark: 'main', headCommit: fixture.commits['kinds'], changes: 6 },
    })
    expect(new Set(seen)).toEqual(new Set(['receiving', 'resolving', 'importing', 'indexing']))
    expect(await fixture.vcs.resolve(1, 'topic')).toMatchObject({ ok: true })
  })

  it('refuses a repository that is empty, missing or asks for credentials', async () => {
    git(fixture.dir, ['init', '--quiet', '--bare', 'empty.git'])
    const server = await start(gitBackend(fixture.dir))
    expect(await from(`${server.url}/empty.git`)).toEqual({ ok: false, problem: { is: 'source-empty' } })
    expect(await from(`${server.url}/missing.git`)).toMatchObject({
      problem: { is: 'source-refused', reason: expect.stringContaining('no git repository') },
    })
    const guarded = await start(
      (_, response) => void response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end(),
    )
    expect(await from(`${guarded.url}/x`)).toMatchObject({
      problem: { is: 'source-refused', reason: expect.stringContaining('credentials') },
    })
    expect(left()).toEqual(['.home'])
  })

  it('follows no redirect, neither to another host nor to another protocol', async () => {
    const target = await start(gitBackend(fixture.dir))
    for (const location of [
      `${target.url}/source.git/info/refs?service=git-upload-pack`,
      `file://${fixture.source}`,
      'ext::sh -c id',
    ]) {
      const server = await start((_, response) => void response.writeHead(302, { Location: location }).end())
      expect(await from(`${server.url}/source.git`)).toMatchObject({
        problem: { is: 'source-refused', reason: expect.stringContaining('redirects') },
      })
    }
    expect(target.requests).toEqual([])
  })

  it('reads no objects from where a dumb server points', async () => {
    const target = await start((_, response) => void response.writeHead(404).end())
    const server = await start((request, response) => {
      if (request.url?.startsWith('/x.git/info/refs')) response.end(`${'1'.repeat(40)}\trefs/heads/main\n`)
      else if (request.url === '/x.git/HEAD') response.end('ref: refs/heads/main\n')
      else if (request.url?.endsWith('alternates')) response.end(`${target.url}/secret\nfile:///etc\n`)
      else response.writeHead(404).end()
    })
    expect(await from(`${server.url}/x.git`)).toMatchObject({ ok: false })
    expect(target.requests).toEqual([])
    expect(left()).toEqual(['.home'])
  })

  it('names a source that cannot be reached', async () => {
    const server = await serve(() => {})
    await server.close()
    expect(await from(`${server.url}/x`)).toMatchObject({
      problem: { is: 'source-unreachable', reason: expect.not.stringContaining('://') },
    })
    const rude = await start((request) => void request.socket.destroy())
    expect(await from(`${rude.url}/x`)).toMatchObject({ problem: { is: 'source-unreachable' } })
    const odd = await start(
      (_, response) => void response.end('<!doctype html>\n<title>No git here</title>\n<p>Sorry.</p>\n'),
    )
    expect(await from(`${odd.url}/x`)).toMatchObject({
      problem: { is: 'source-refused', reason: expect.stringContaining('no git repository') },
    })
    expect(await from('http://no-such-host.invalid/x')).toMatchObject({ problem: { is: 'source-unreachable' } })
  })

  it('gives up on a server that goes silent', async () => {
    const server = await start(() => {})
    expect(await from(`${server.url}/x`)).toEqual({
      ok: false,
      problem: { is: 'source-unreachable', reason: 'it stopped answering' },
    })
    expect(left()).toEqual(['.home'])
  })

  it('can be cancelled while it waits, and while it receives', async () => {
    const backend = gitBackend(fixture.dir)
    const silent = new AbortController()
    const one = await start(() => silent.abort())
    expect(await from(`${one.url}/x`, silent.signal)).toEqual({ ok: false, problem: { is: 'cancelled' } })

    const receiving = new AbortController()
    const held: ServerResponse[] = []
    const two = await start((request, response) => {
      const fetches =
        held.length > 0 ||
        (request.method === 'POST' && two.requests.filter((url) => url.endsWith('git-upload-pack')).length > 1)
      if (!fetches) return backend(request, response)
      held.push(response)
      response.write('0', () => receiving.abort())
    })
    expect(await from(`${two.url}/source.git`, receiving.signal)).toEqual({ ok: false, problem: { is: 'cancelled' } })
    expect(left()).toEqual(['.home'])
  })
})
