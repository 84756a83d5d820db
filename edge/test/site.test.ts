/** The static side of the edge, on workerd: every address of the apps leads to a file, and each answer says how long it may be kept. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { startEdge, type Edge } from '@smithers/infra/dev/edge'
import { buildEdge } from '@smithers/infra/dev/edge-bundle'
import { readSecrets } from '@smithers/infra/dev/secrets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const dir = mkdtempSync(join(tmpdir(), 'smithers-site-'))
const shells = ['landing', 'code', 'changes', 'change', 'issues', 'issue', 'new', 'search', 'you', 'device', 'claim']
const files: Record<string, string> = {
  'index.html': 'first page',
  '404.html': 'nothing here',
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '_a/app.1a2b3c.js': 'void 0',
  'admin/index.html': 'admin',
  'admin/404.html': 'no such admin page',
  'admin/accounts/index.html': 'accounts',
  'admin/limits/index.html': '<!doctype html><html><head><title>Limits</title></head></html>',
  'maintainer/index.html': 'maintainer',
  'maintainer/_a/inbox.4d5e6f.js': 'void 1',
  ...Object.fromEntries(shells.map((name) => [`_shell/${name}/index.html`, `shell ${name}`])),
}

let edge: Edge
let bundle: string
beforeAll(async () => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, 'site', name)), { recursive: true })
    writeFileSync(join(dir, 'site', name), text)
  }
  bundle = join(dir, 'bundle/worker.js')
  await buildEdge(bundle)
  edge = await start()
})
afterAll(async () => {
  await edge.close()
  rmSync(dir, { recursive: true, force: true })
})

const start = (origin?: string, walletHost = '') =>
  startEdge({
    walletHost,
    port: 0,
    monolithUrl: 'http://127.0.0.1:9',
    secrets: readSecrets(dir),
    stateDir: join(dir, origin === undefined ? `state${walletHost.length}` : 'state-of-another'),
    siteDir: join(dir, 'site'),
    bundle,
    ...(origin === undefined ? {} : { origin }),
  })

const get = (path: string, init: RequestInit = {}, at = edge) =>
  fetch(`${at.url}${path}`, { redirect: 'manual', ...init })

describe('an address', () => {
  test.each([
    ['/', 'first page'],
    ['/acme/tools', 'shell landing'],
    ['/vercel/next.js', 'shell landing'],
    ['/acme/tools/code/src/main.ts?change=kxyz', 'shell code'],
    ['/acme/tools/changes/kxyz', 'shell change'],
    ['/acme/tools/issues?state=closed', 'shell issues'],
    ['/acme/tools/issues/new', 'shell new'],
    ['/acme/tools/issues/42', 'shell issue'],
    ['/acme/tools/search?q=x', 'shell search'],
    ['/you', 'shell you'],
    ['/device?code=BCDF-GHJK', 'shell device'],
    ['/claim?token=0', 'shell claim'],
    ['/admin/', 'admin'],
    ['/admin/accounts/?q=1', 'accounts'],
    ['/maintainer/?repo=acme/tools', 'maintainer'],
  ])('%s shows its page', async (path, text) => {
    const answer = await get(path)
    expect([answer.status, await answer.text()]).toEqual([200, text])
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  })

  test.each([
    ['/nothing', 'nothing here'],
    ['/acme/tools/nothing', 'nothing here'],
    ['/admin/nothing/', 'no such admin page'],
    ['/maintainer/nothing', 'nothing here'],
    ['/_a/gone.js', 'This file belongs to an older build. Reload the page.\n'],
    ['/_shell/', 'nothing here'],
    ['/acme//tools', 'shell landing'],
    ['/%00', 'nothing here'],
    ['/%ff%fe/%ff', 'shell landing'],
  ])('%s shows the nearest page that there is', async (path, text) => {
    const answer = await get(path)
    expect(await answer.text()).toBe(text)
    expect(answer.status).toBe(text.startsWith('shell') ? 200 : 404)
  })

  test.each([
    ['/admin', '/admin/'],
    ['/maintainer?repo=a/b', '/maintainer/?repo=a/b'],
    ['/admin/accounts', '/admin/accounts/'],
  ])('%s is sent on to %s', async (path, to) => {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('location')]).toEqual([308, to])
  })
})

describe('a file', () => {
  test('whose name carries its content’s hash is kept for ever', async () => {
    for (const path of ['/_a/app.1a2b3c.js', '/maintainer/_a/inbox.4d5e6f.js']) {
      const { headers } = await get(path)
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(headers.get('content-type')).toMatch(/^text\/javascript/)
    }
  })

  test('that has not changed is not sent again', async () => {
    const tag = (await get('/acme/tools')).headers.get('etag')
    expect(tag).toBeTruthy()
    const again = await get('/acme/tools', { headers: { 'if-none-match': tag ?? '' } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(again.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('is described by HEAD', async () => {
    const answer = await get('/favicon.svg', { method: 'HEAD' })
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'image/svg+xml', ''])
  })
})

test.each(['/.well-known/jwks.json', '/.well-known/security.txt', '/api/openapi.json'])(
  '%s is only read',
  async (path) => {
    expect((await get(path, { method: 'HEAD' })).status).toBe(200)
    const answer = await get(path, { method: 'DELETE' })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, expect.stringContaining('GET')])
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  },
)

describe('a hub for one machine', () => {
  test('sends whoever comes by number to its name', async () => {
    const answer = await get('/acme/tools?x=1', { headers: { accept: 'text/html,*/*' } })
    expect([answer.status, answer.headers.get('location')]).toEqual([307, `${edge.origin}/acme/tools?x=1`])
  })

  test('does not answer to another name, so that no page elsewhere can point one at it', async () => {
    for (const path of ['/', '/api/repos', '/.well-known/jwks.json']) {
      expect(await statusAs('evil.example', path)).toBe(403)
    }
  })

  test('does not answer to another name behind an address of the sender’s choosing', async () => {
    const path = '/api/auth/session'
    expect(await statusAs('evil.example', path, edge, { 'mf-original-url': `${edge.origin}${path}` })).toBe(403)
    expect(await statusAs(new URL(edge.origin).host, path, edge, { 'mf-original-url': 'http://evil.example/' })).toBe(
      403,
    )
    expect(await statusAs(new URL(edge.origin).host, path)).toBe(200)
  })

  test('asks for no TLS', async () => expect((await get('/')).headers.get('strict-transport-security')).toBeNull())
})

describe('a wallet’s host', () => {
  let hub: Edge
  beforeAll(async () => {
    hub = await start(undefined, 'https://wallet.example')
  })
  afterAll(() => hub.close())

  test('is named in every page, and the policy admits it there and nowhere else', async () => {
    const page = await get('/admin/limits/', {}, hub)
    expect(await page.text()).toContain('<meta name="smithers:wallet-host" content="https://wallet.example">')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy.split('; ').filter((part) => part.includes('wallet.example'))).toEqual([
      "connect-src 'self' https://wallet.example",
      'frame-src https://wallet.example',
    ])
    expect(page.headers.get('permissions-policy')).toContain(
      'publickey-credentials-get=(self "https://wallet.example")',
    )
    expect(page.headers.get('etag')).toBeNull()
    expect(await (await get('/_a/app.1a2b3c.js', {}, hub)).text()).toBe('void 0')
    expect((await get('/admin/limits/', { method: 'HEAD' }, hub)).status).toBe(200)
  })

  test('that is not given is nowhere', async () => {
    const page = await get('/admin/limits/')
    expect(await page.text()).not.toContain('wallet-host')
    expect(page.headers.get('content-security-policy')).not.toContain('frame-src')
  })
})

describe('a public hub', () => {
  let hub: Edge
  beforeAll(async () => {
    hub = await start('https://hub.example')
  })
  afterAll(() => hub.close())

  test('asks browsers to come by TLS alone', async () =>
    expect((await get('/', {}, hub)).headers.get('strict-transport-security')).toBe(
      'max-age=31536000; includeSubDomains',
    ))

  test('answers whatever its proxy calls it', async () => expect(await statusAs('10.0.0.7', '/', hub)).toBe(200))
})

/** fetch sets Host itself. */
function statusAs(host: string, path: string, at = edge, more: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${at.url}${path}`, { headers: { host, ...more } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}
