/** What reads a hub prints the same bytes whether the hub runs or lies in a folder. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { mustRun, prepare, runProgram, serve, type Ran } from './rig/stage.ts'

const reads = [
  'repo list',
  'repo view --json owner,name,state,source,mainBookmark,headCommit,headChange,changes,files,openIssues,importedAt',
  'file list --recursive',
  'file view README.md',
  'file view README.md --html --json html',
  'file view outside --json symlink,content,blob',
  'file blame src/wind.ts',
  'bookmark list',
  'change list',
  'change list --until 2026-01-05T09:03:00Z',
  'change view main',
  'change diff main',
  'issue list --limit 60',
  'issue list --state all --sort comments --order asc --json number,title,body,labels,author,createdAt,closedAt,version',
  'issue list --search gust --json number,title',
  'issue view 1',
  'issue view 1 --comments',
  'issue view 1 --json number,thread,suggestions,waiting,stateReason',
  'issue history 1',
  'label list',
  'search wind',
  'search windLimit --in code',
  'suggestion list',
  'event list --limit 1000 --json seq,id,at,actor,stream,version,type,payload',
  'account list',
  'limit list',
  'issue view 999',
  'file view nothing.ts',
  'issue list --after nonsense',
  'issue list --author nobody --json number',
  'api GET /repos/acme/rocket/issues/2',
  'api GET /repos/acme/rocket/issues/0',
  'api GET /nowhere',
  'api PUT /repos',
].map((line) => line.split(' '))

let dir: string
const shown = ({ code, out, err }: Ran): string => `exit ${code}\n${out}\n---\n${err}`

beforeAll(async () => {
  dir = await prepare()
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('every way to read prints the same bytes in both modes', async () => {
  const hub = await serve(dir)
  await mustRun(['auth', 'login', '--new-key'], dir, hub.env)
  await mustRun(['hub', 'claim', hub.claim], dir, hub.env)
  const remote = await Promise.all(reads.map(async (words) => shown(await runProgram(words, dir, hub.env))))
  await hub.close()
  for (const [index, words] of reads.entries()) {
    const local = shown(await runProgram(words, dir, { SMITHERS_HUB: join(dir, 'hub') }))
    expect(local, words.join(' ')).toBe(remote[index])
  }
}, 120_000)

test('a folder whose hub runs is not opened twice, and the way forward is told', async () => {
  const hub = await serve(dir)
  const ran = await runProgram(['issue', 'list'], dir, { SMITHERS_HUB: join(dir, 'hub') })
  await hub.close()
  expect(ran).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/is using[\s\S]*\nnext: /) })
})
