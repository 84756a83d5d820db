import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openOneIssue, type OneIssue } from './testing/one-issue.ts'
import { terminal } from './testing/world.ts'

let hub: OneIssue['hub']
let world: OneIssue['world']
let close: OneIssue['close']
beforeEach(async () => void ({ hub, world, close } = await openOneIssue()))
afterEach(() => close())

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
