import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openOneIssue, type OneIssue } from './testing/one-issue.ts'

let hub: OneIssue['hub']
let world: OneIssue['world']
let close: OneIssue['close']
beforeEach(async () => void ({ hub, world, close } = await openOneIssue()))
afterEach(() => close())

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
