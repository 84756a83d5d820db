import { append } from '@smithers/core/log/append'
import { repoStream } from '@smithers/core/log/streams'
import { createIssue } from '@smithers/core/issue/create-issue'
import { editIssue } from '@smithers/core/issue/edit-issue'
import { rebuildInPlace } from '@smithers/core/log/rebuild-in-place'
import { migrate } from '@smithers/store/migrate'
import { openStore } from '@smithers/store/open-store'
import { expect, test } from 'vitest'
import { migrations } from './migrations.ts'

const caller = { actor: '0x3333333333333333333333333333333333333333', tier: 'contributor' } as const
const named = { owner: 'acme', repo: 'tool' }

test('a database of the schema before comes to the newest with all it holds', () => {
  const { store, close } = openStore('')
  migrate(store, migrations.slice(0, -1), 0)
  let id = 0
  const ports = { store, clock: { now: () => 1000 }, ids: { next: () => `id-${++id}` }, claim: undefined as never }
  const payload = { owner: 'acme', name: 'tool', source: 'x' }
  append(ports, 'local', { stream: repoStream(1), type: 'repo.import-started', payload })
  for (const title of ['dark mode', 'a crash']) createIssue({ ...named, title, body: 'of a window' }, caller, ports)
  const before = store.all('SELECT * FROM issues')
  expect(before).toHaveLength(2)

  expect(migrate(store, migrations, 0)).toEqual({ ok: true, value: 1 })
  expect(store.all('SELECT * FROM issues')).toEqual(before)
  editIssue({ ...named, number: 1, title: 'light mode', version: 1 }, caller, ports)
  const found = (word: string) => store.all('SELECT rowid FROM issue_text WHERE issue_text MATCH ?', word).length
  expect([found('dark'), found('light'), found('window')]).toEqual([0, 1, 2])
  const edited = store.all('SELECT * FROM issues')
  rebuildInPlace(store)
  expect(store.all('SELECT * FROM issues')).toEqual(edited)
  expect(() => store.run("UPDATE issues SET last_reply = 'nobody'")).toThrow('CHECK')
  close()
})
