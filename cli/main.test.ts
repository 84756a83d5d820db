import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { problem, startSmallHub } from './testing/small-hub.ts'
import { makeWorld, terminal } from './testing/world.ts'

const issue = {
  number: 7,
  title: 'It\tbreaks \u001b[31mred',
  body: 'One\ntwo\n',
  state: 'open',
  stateReason: null,
  labels: ['bug', 'help wanted'],
  author: 'gh:ada',
  comments: 1,
  updatedAt: '2026-11-22T10:00:00Z',
  createdAt: '2026-11-20T10:00:00Z',
  waiting: 'maintainer',
  thread: [{ id: 1, author: 'local', body: 'Me too', createdAt: '2026-11-21T10:00:00Z', html: null }],
  suggestions: [{ id: 3, kind: 'label', value: 'bug', confidence: 0.91, reason: 'Like #2', state: 'pending' }],
}
const now = Date.parse('2026-11-22T12:00:00Z')

let hub: Awaited<ReturnType<typeof startSmallHub>>
let world: ReturnType<typeof makeWorld>

beforeEach(async () => {
  hub = await startSmallHub({
    'GET /api/repos': { body: { repos: [{ owner: 'acme', name: 'app' }] } },
    'GET /api/repos/acme/app/issues': { body: { issues: [issue], next: 'abc' } },
    'GET /api/repos/acme/app/issues/7': { body: issue },
    'GET /api/repos/acme/app/issues/8': problem('issue-not-found'),
    'POST /api/repos/acme/app/issues': { status: 201, body: { ...issue, number: 8 } },
  })
  world = makeWorld({ SMITHERS_HOST: hub.origin })
})

afterEach(async () => {
  world.remove()
  await hub.stop()
})

describe('printing', () => {
  test('a list is tab-separated when piped, without header, cut or colour', async () => {
    const ran = await world.run(['issue', 'list'])
    expect(ran).toMatchObject({
      code: 0,
      err: '',
      out: '7\topen\tIt breaks \\x1b[31mred\tbug, help wanted\t2026-11-22T10:00:00Z\n',
    })
  })

  test('a list is an aligned table on a terminal, cut to its width, with times as people say them', async () => {
    const ran = await world.run(['issue', 'list'], { tty: { ...terminal, width: 60 }, now })
    expect(ran.out).toBe(
      [
        'NUMBER  STATE  TITLE          LABELS          UPDATED',
        '7       open   It breaks \\x…  bug, help wan…  about 2 hours…',
        '',
      ].join('\n'),
    )
    expect(ran.err).toBe('More: --after abc\n')
    expect(ran.out.split('\n').every((line) => line.length <= 60)).toBe(true)
  })

  test('changes are shown with the beginning of their ids and times of any offset', async () => {
    const change = { change: 'k'.repeat(32), title: 'Fix it', author: { name: 'Ada', at: '2026-11-22T15:30:00+05:30' } }
    hub.routes['GET /api/repos/acme/app/changes'] = { body: { changes: [change], next: null } }
    expect((await world.run(['change', 'list'], { tty: terminal, now })).out).toBe(
      'CHANGE        TITLE   AUTHOR  WHEN\nkkkkkkkkkkkk  Fix it  Ada     about 2 hours ago\n',
    )
    expect((await world.run(['change', 'list'])).out).toBe(
      `${'k'.repeat(32)}\tFix it\tAda\t2026-11-22T15:30:00+05:30\n`,
    )
  })

  test('nothing suggested is shown as certain', async () => {
    hub.routes['GET /api/repos/acme/app/issues/7'] = {
      body: { ...issue, suggestions: [{ ...issue.suggestions[0], confidence: 0.999 }] },
    }
    expect((await world.run(['issue', 'view', '7'], { tty: terminal, now })).out).toContain('bug (99 %)')
  })

  test('a list longer than the hub gives at once is asked for page by page', async () => {
    hub.routes['GET /api/repos/acme/app/issues'] = ({ url }) => {
      const query = new URL(url, 'http://hub').searchParams
      const from = Number(query.get('after') ?? 0)
      const upTo = Math.min(230, from + Number(query.get('limit')))
      const issues = Array.from({ length: upTo - from }, (_, at) => ({ ...issue, number: from + at + 1 }))
      return { body: { issues, next: upTo < 230 ? String(upTo) : null } }
    }
    const numbers = async (limit: string) =>
      JSON.parse((await world.run(['issue', 'list', '--limit', limit, '--json', 'number'])).out) as unknown[]
    const limits = () => hub.seen.splice(0).map(({ url }) => new URL(url, 'http://hub').searchParams.get('limit'))
    limits()
    expect(await numbers('1000')).toHaveLength(230)
    expect(limits().filter((limit) => limit !== null)).toEqual(['100', '100', '100'])
    expect(await numbers('120')).toEqual(Array.from({ length: 120 }, (_, at) => ({ number: at + 1 })))
    expect(limits().filter((limit) => limit !== null)).toEqual(['100', '20'])
    const shown = await world.run(['issue', 'list', '--limit', '120'], { tty: { ...terminal, out: true } })
    expect(shown.err).toBe('More: --after 120\n')
  })

  test('a log that differs from what is stored fails its check', async () => {
    hub.routes['POST /api/hub/rebuild'] = {
      body: { events: 3, milliseconds: 1, identical: false, differences: ['issues', 'labels'] },
    }
    expect(await world.run(['hub', 'rebuild', '--verify', '--json', 'identical'])).toMatchObject({
      code: 1,
      out: '{"identical":false}\n',
      err: 'What is stored is not what the log says: issues, labels\nnext: Make it so: smithers hub rebuild\n',
    })
    expect(await world.run(['hub', 'rebuild'])).toMatchObject({ code: 0, err: '' })
  })

  test('colours stand on a terminal that shows them only', async () => {
    const ran = await world.run(['issue', 'list'], { tty: { ...terminal, colour: true }, now })
    expect(ran.out).toContain('\u001b[32mopen')
    expect(ran.out).not.toContain('\u001b[31m')
  })

  test('an issue is a text on a terminal and lines with a body when piped', async () => {
    expect((await world.run(['issue', 'view', '7'])).out).toBe(
      'title:\tIt breaks \\x1b[31mred\nstate:\topen\nauthor:\tgh:ada\nlabels:\tbug, help wanted\ncomments:\t1\nnumber:\t7\nwaiting:\tmaintainer\n--\nOne\ntwo\n',
    )
    const shown = await world.run(['issue', 'view', '7'], { tty: terminal, now })
    expect(shown.out).toContain(
      '#7\nopen • gh:ada opened about 2 days ago • 1 comment • waits for maintainer\nLabels: bug, help wanted\n',
    )
    expect(shown.out).toContain('Suggestion 3 label bug (91 %): Like #2')
    expect((await world.run(['issue', 'view', '7', '--comments'])).out).toContain('author:\tlocal\n')
  })

  test('--json gives the chosen members in the order asked, --jq and --template shape them', async () => {
    expect((await world.run(['issue', 'list', '--json', 'state,number'])).out).toBe('[{"state":"open","number":7}]\n')
    expect((await world.run(['issue', 'view', '7', '--json', 'number,closedAt'])).out).toBe(
      '{"number":7,"closedAt":null}\n',
    )
    expect((await world.run(['issue', 'list', '--json', 'labels', '--jq', '.[].labels[]'])).out).toBe(
      'bug\nhelp wanted\n',
    )
    expect(
      (
        await world.run([
          'issue',
          'list',
          '--json',
          'number,labels',
          '--template',
          '{{range .}}#{{.number}} {{join "/" .labels}}{{"\\n"}}{{end}}',
        ])
      ).out,
    ).toBe('#7 bug/help wanted\n')
  })

  test('bare --json lists the fields and asks no hub', async () => {
    const ran = await world.run(['issue', 'list', '--json', '--host', 'http://127.0.0.1:1'])
    expect(ran.code).toBe(0)
    expect(ran.out).toMatch(/^number\ntitle\n/)
    expect(hub.seen).toHaveLength(0)
    expect((await world.run(['issue', 'create', '--json'])).code).toBe(0)
  })

  test.each([
    [['--json', 'nmber'], 'Unknown JSON field: "nmber"\nnext: Choose from: number, title'],
    [['--jq', '.'], '--jq needs --json with fields'],
    [['--json', 'number', '--jq', '.', '--template', 'x'], 'Give --jq or --template, not both'],
    [['--json', 'number', '--jq', '.['], 'The jq expression failed: syntax error'],
    [['--json', 'number', '--template', '{{range .}}'], 'The template failed: {{range}} has no {{end}}'],
    [['--json', 'number', '--template', '{{nope}}'], 'The template failed: there is no function nope'],
  ])('%j is a usage error', async (flags, says) => {
    const ran = await world.run(['issue', 'list', ...flags])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(says)
  })
})

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

describe('where', () => {
  test('the only repository is taken; two need a choice', async () => {
    await world.run(['issue', 'list'])
    expect(hub.seen.map((asked) => asked.url)).toEqual(['/api/repos', '/api/repos/acme/app/issues'])
    hub.routes['GET /api/repos'] = {
      body: {
        repos: [
          { owner: 'a', name: 'b' },
          { owner: 'c', name: 'd' },
        ],
      },
    }
    expect(await world.run(['issue', 'list'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('-R a/b, or -R c/d'),
    })
    hub.routes['GET /api/repos'] = { body: { repos: [] } }
    expect(await world.run(['issue', 'list'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('smithers repo import'),
    })
    expect((await world.run(['issue', 'list'], { env: { SMITHERS_REPO: 'acme/app' } })).code).toBe(0)
    expect((await world.run(['issue', 'list'], { env: { SMITHERS_REPO: 'acme' } })).code).toBe(2)
  })

  test.each([
    [['repo', 'list', '--hub', '/tmp/x', '--host', 'localhost'], 'Give --hub or --host, not both'],
    [['repo', 'list', '--host', 'ftp://hub'], 'it must begin with https:// or http://'],
    [['repo', 'list', '--host', 'http://u:p@localhost'], 'it must not hold a password'],
    [['repo', 'list', '--host', 'http://localhost/x'], 'it must end after the host and port'],
    [['repo', 'list', '--host', 'http://hub.example.org'], 'is not encrypted'],
    [['repo', 'list', '--host', ''], 'is not the address of a hub'],
  ])('%j is a usage error', async (line, says) => {
    expect(await world.run(line)).toMatchObject({ code: 2, err: expect.stringContaining(says) })
  })

  test('SMITHERS_HUB beside SMITHERS_HOST is a usage error', async () => {
    expect(await world.run(['repo', 'list'], { env: { SMITHERS_HUB: '/tmp/x' } })).toMatchObject({ code: 2 })
  })
})

describe('issue create', () => {
  const sent = (): unknown => hub.seen.find((asked) => asked.method === 'POST')?.body

  test('prints the number alone', async () => {
    expect(await world.run(['issue', 'create', '-t', 'T', '-b', 'B', '-l', 'bug'])).toMatchObject({
      code: 0,
      out: '8\n',
    })
    expect(sent()).toEqual({ title: 'T', body: 'B', labels: ['bug'] })
  })

  test('takes the body from a file or from standard input', async () => {
    await world.run(['issue', 'create', '-t', 'T', '--body-file', '-'], { stdin: 'from stdin\n' })
    expect(sent()).toEqual({ title: 'T', body: 'from stdin\n' })
    writeFileSync(join(world.dir, 'body.md'), Buffer.from([0xff, 0xfe]))
    expect(await world.run(['issue', 'create', '-t', 'T', '-F', 'body.md'])).toMatchObject({
      code: 2,
      err: 'body.md is not text in UTF-8\n',
    })
    expect(await world.run(['issue', 'create', '-t', 'T', '-F', 'none.md'])).toMatchObject({
      code: 2,
      err: 'Cannot read none.md: there is no such file\n',
    })
    expect((await world.run(['issue', 'create', '-t', 'T', '-b', 'x', '-F', '-'])).code).toBe(2)
  })

  test('asks on a terminal for the title and lets the body be written in the editor', async () => {
    const ran = await world.run(['issue', 'create'], { tty: terminal, answers: ['', 'T', 'e'], written: 'Long text' })
    expect(ran.code).toBe(0)
    expect(ran.err).toContain('Title must not be empty.\n')
    expect(sent()).toEqual({ title: 'T', body: 'Long text' })
  })

  test('is cancelled with exit code 2', async () => {
    expect(await world.run(['issue', 'create'], { tty: terminal, answers: [undefined] })).toMatchObject({
      code: 2,
      err: 'Cancelled\n',
    })
    expect(sent()).toBeUndefined()
  })

  test.each([
    [{}, []],
    [{ tty: terminal }, ['--json', 'number']],
    [{ tty: terminal, env: { SMITHERS_PROMPT_DISABLED: '1' } }, []],
  ])('never asks when piped or with --json: %j %j', async (around, flags) => {
    expect(await world.run(['issue', 'create', ...flags], around)).toMatchObject({
      code: 2,
      err: expect.stringContaining('Missing --title.'),
    })
    expect(world.asked).toEqual([])
  })

  test('an issue that has to wait says where it stands', async () => {
    hub.routes['POST /api/repos/acme/app/issues'] = {
      status: 202,
      body: { id: 'q1234567', state: 'queued', place: 3, url: '/x', issue: null, problem: null },
    }
    expect(await world.run(['issue', 'create', '-t', 'T'])).toMatchObject({ code: 0, out: 'queued\tq1234567\t3\n' })
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
