import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openOneIssue, type OneIssue } from './testing/one-issue.ts'
import { problem } from './testing/small-hub.ts'

let hub: OneIssue['hub']
let world: OneIssue['world']
let close: OneIssue['close']
beforeEach(async () => void ({ hub, world, close } = await openOneIssue()))
afterEach(() => close())

describe('problems', () => {
  test('a problem of the hub is a sentence on stderr with the way forward, and exit code 1', async () => {
    expect(await world.run(['issue', 'view', '8'])).toMatchObject({
      code: 1,
      out: '',
      err: 'No such issue: It happened.\nnext: List them: `smithers issue list`.\n',
    })
  })

  test('with --json the problem stays on stderr', async () => {
    expect(await world.run(['issue', 'view', '8', '--json', 'number'])).toMatchObject({ code: 1, out: '' })
  })

  test('fields that do not fit are named one by one', async () => {
    hub.routes['GET /api/repos/acme/app/issues/8'] = problem('invalid-input', {
      errors: [{ pointer: '/title', message: 'must not be empty\u001b[2J' }],
    })
    expect((await world.run(['issue', 'view', '8'])).err).toContain('\n  /title: must not be empty\\x1b[2J\n')
  })

  test('sign-in needed is exit code 4', async () => {
    hub.routes['GET /api/repos/acme/app/issues/8'] = problem('unauthenticated', { reason: 'missing' })
    expect((await world.run(['issue', 'view', '8'])).code).toBe(4)
  })

  test.each([
    [{ status: 502, raw: '<html>', type: 'text/html' }],
    [{ status: 200, raw: '{"issues":[', type: 'application/json' }],
    [{ status: 302, raw: '', type: 'text/html' }],
  ])('an answer that no hub gives (%j) is named as such', async (reply) => {
    hub.routes['GET /api/repos/acme/app/issues'] = reply
    expect(await world.run(['issue', 'list'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('This is not the answer of a hub'),
    })
  })

  test('a hub that is not there, or hangs up, is named', async () => {
    expect(await world.run(['repo', 'list'], { env: { SMITHERS_HOST: 'http://127.0.0.1:1' } })).toMatchObject({
      code: 1,
      err: expect.stringContaining('Cannot reach http://127.0.0.1:1: nothing answers there'),
    })
    hub.routes['GET /api/repos'] = (_, response) => void response.destroy()
    expect((await world.run(['repo', 'list'])).err).toContain('the connection was cut off')
  })
})

describe('the rest', () => {
  test('help, version, groups and mistakes have their codes', async () => {
    expect(await world.run([])).toMatchObject({ code: 0, out: expect.stringContaining('USAGE') })
    expect(await world.run(['issue'])).toMatchObject({ code: 0, out: expect.stringContaining('issue create') })
    expect(await world.run(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^smithers \d+\.\d+\.\d+\n$/),
    })
    expect(await world.run(['help', 'isue'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean issue'),
    })
    expect(await world.run(['issue', 'lst'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean smithers issue list'),
    })
  })

  test('completion scripts are printed, and answered', async () => {
    for (const shell of ['bash', 'zsh', 'fish'])
      expect((await world.run(['completion', shell])).out).toContain('__complete')
    expect((await world.run(['__complete', 'auth', 'l'])).out).toBe(
      'login\tSign in to a hub\nlogout\tSign out of a hub\n',
    )
    expect((await world.run(['__complete', 'issue', 'list', '--state', ''])).out).toMatch(
      /^open\t.*\nclosed\t.*\nall\t/,
    )
    expect((await world.run(['__complete'])).code).toBe(0)
  })

  test('api sends anything and prints the answer byte for byte', async () => {
    expect(await world.run(['api', 'get', 'repos'])).toMatchObject({
      code: 0,
      out: '{"repos":[{"owner":"acme","name":"app"}]}\n',
    })
    expect((await world.run(['api', 'GET', '/api/repos', '--jq', '.repos[].name'])).out).toBe('app\n')
    await world.run([
      'api',
      'POST',
      '/repos/acme/app/issues',
      '-f',
      'title=a=b',
      '-f',
      'labels:=["x"]',
      '-f',
      'n=1',
      '-f',
      'n=2',
      '-H',
      'X-Y: z',
    ])
    expect(hub.seen.at(-1)).toMatchObject({
      body: { title: 'a=b', labels: ['x'], n: ['1', '2'] },
      headers: { 'x-y': 'z' },
    })
    await world.run(['api', 'GET', '/repos/acme/app/issues?a=b', '-f', 'state=all&more'])
    expect(hub.seen.at(-1)!.url).toBe('/api/repos/acme/app/issues?a=b&state=all%26more')
    expect(await world.run(['api', 'GET', '/nowhere'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('"status":404'),
      err: expect.stringContaining('No such operation'),
    })
  })

  test.each([
    ['FETCH', '/repos'],
    ['GET', '/a b'],
    ['POST', '/x', '-f', 'novalue'],
    ['POST', '/x', '-f', 'a:={'],
    ['POST', '/x', '-H', 'bad header'],
    ['POST', '/x', '-H', 'A: b\r\nC: d'],
  ])('api %j %j %j %j is a usage error', async (...words) => {
    expect((await world.run(['api', ...words.filter((word) => word !== undefined)])).code).toBe(2)
  })
})
