import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { issue, now, openOneIssue, type OneIssue } from '../testing/one-issue.ts'
import { terminal } from '../testing/world.ts'

let hub: OneIssue['hub']
let world: OneIssue['world']
let close: OneIssue['close']
beforeEach(async () => void ({ hub, world, close } = await openOneIssue()))
afterEach(() => close())

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
