import { types } from 'node:util'
import { operations } from '@smithers/core/operations'
import { openFixture, CONTRIBUTOR, type Fixture } from '@smithers/monolith/fixture'
import { openStore, type OpenStore } from '@smithers/store/open-store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDispatch } from './dispatch.ts'
import { createWriteGroup, type WriteGroup } from './write-group.ts'

let opened: OpenStore
let group: WriteGroup
let commits: number
const add = (text: string) =>
  opened.store.transaction(() => opened.store.run('INSERT INTO notes (text) VALUES (?)', text))
const notes = () => opened.store.all<{ text: string }>('SELECT text FROM notes ORDER BY rowid').map(({ text }) => text)

beforeEach(() => {
  opened = openStore('')
  opened.store.run('CREATE TABLE notes (text TEXT UNIQUE) STRICT')
  group = createWriteGroup(opened.store)
  commits = 0
  opened.onCommit(() => (commits += 1))
})
afterEach(() => opened.close())

describe('writes of one turn', () => {
  test('are one commit, in the order in which they came, and settle after it', async () => {
    const seen = await Promise.all(['a', 'b', 'c'].map((text) => group(() => (add(text), commits))))
    expect(seen).toEqual([0, 0, 0])
    expect(notes()).toEqual(['a', 'b', 'c'])
    expect(commits).toBe(1)
  })

  test('see what those before them wrote', async () => {
    const counts = await Promise.all(['a', 'b'].map((text) => group(() => (add(text), notes().length))))
    expect(counts).toEqual([1, 2])
  })

  test('do not fall with one that throws, before or after its own transaction', async () => {
    const settled = await Promise.allSettled([
      group(() => add('a')),
      group(() => add('a')),
      group(() => {
        add('left behind alone')
        throw new RangeError('a bug')
      }),
      group(() => (add('b'), 'done')),
    ])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(settled[1]).toMatchObject({ reason: { code: 'SQLITE_CONSTRAINT_UNIQUE' } })
    expect(settled[3]).toMatchObject({ value: 'done' })
    expect(notes()).toEqual(['a', 'left behind alone', 'b'])
  })

  test('stay apart when there are very many, so that reads come in between', async () => {
    let reads = 0
    let reading = true
    const read = () => {
      reads += 1
      if (reading) setImmediate(read)
    }
    setImmediate(read)
    await Promise.all(Array.from({ length: 200 }, (_, at) => group(() => add(`note ${at}`))))
    reading = false
    expect(notes()).toHaveLength(200)
    expect(commits).toBe(7)
    expect(reads).toBeGreaterThanOrEqual(7)
  })

  test('are all refused, each by its own error, when nothing can be written', async () => {
    opened.store.run('PRAGMA query_only = ON')
    const settled = await Promise.allSettled([group(() => add('a')), group(() => add('b'))])
    expect(settled).toMatchObject([{ reason: { code: 'SQLITE_READONLY' } }, { reason: { code: 'SQLITE_READONLY' } }])
    opened.store.run('PRAGMA query_only = OFF')
    await group(() => add('c'))
    expect(notes()).toEqual(['c'])
  })
})

describe('through the dispatch', () => {
  let hub: Fixture
  beforeEach(() => (hub = openFixture()))
  afterEach(() => hub.close())

  test('operations that come together get numbers in order, one commit and their own answers', async () => {
    const dispatch = createDispatch(hub.ports, () => 'noted')
    let commits = 0
    hub.onCommit(() => (commits += 1))
    const file = (title: string) => dispatch.flat('createIssue', { owner: 'acme', repo: 'tool', title }, CONTRIBUTOR)
    const answers = await Promise.all([file('one'), file(''), file('two'), file('three')])
    expect(answers.map(({ status }) => status)).toEqual([201, 422, 201, 201])
    const numbers = answers.flatMap(({ body }) => (body as { number?: number }).number ?? [])
    expect(numbers).toEqual([numbers[0], numbers[0]! + 1, numbers[0]! + 2])
    expect(commits).toBe(1)
  })

  test('one key sent twice at once files one issue', async () => {
    const dispatch = createDispatch(hub.ports, () => 'noted')
    const input = { owner: 'acme', repo: 'tool', title: 'once', idempotencyKey: 'the-same-key' }
    const answers = await Promise.all([1, 2, 3].map(() => dispatch.flat('createIssue', input, CONTRIBUTOR)))
    expect(new Set(answers.map(({ body }) => (body as { number: number }).number)).size).toBe(1)
  })

  test('every operation that waits for something says so as an async function, and so never shares a transaction', () => {
    type Named = typeof operations
    type Waits = { [K in keyof Named]: ReturnType<Named[K]> extends Promise<unknown> ? K : never }[keyof Named]
    // The types ask for every one of them, and for no other.
    const waits: Record<Waits, true> = {
      importRepo: true,
      blameFile: true,
      listFiles: true,
      viewFile: true,
      listBookmarks: true,
      listChanges: true,
      viewChange: true,
      diffChange: true,
      viewIssue: true,
      findSimilarIssues: true,
      searchRepo: true,
      viewHubStatus: true,
      rebuildHub: true,
    }
    const declared = Object.entries(operations).flatMap(([name, run]) => (types.isAsyncFunction(run) ? name : []))
    expect(declared.toSorted()).toEqual(Object.keys(waits).toSorted())
  })
})
