import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { append } from '@smithers/core/log/append'
import { lastSeq } from '@smithers/core/log/read'
import { migrations } from '@smithers/core/log/schema/migrations'
import { repoStream } from '@smithers/core/log/streams'
import { openReadOnlyStore, openStore } from '@smithers/store/open-store'
import { migrate } from '@smithers/store/migrate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claimOf, createClaim } from '../hub/claim.ts'
import { createIds } from '../hub/ids.ts'
import { createMoment } from '../offload/moment.ts'
import { openWriteThread } from './open-write-thread.ts'
import { openWriter, type OpenWriter } from './open-writer.ts'

const CONTRIBUTOR = { actor: '0x3333333333333333333333333333333333333333', tier: 'contributor' } as const
const ADMIN = { actor: '0x1111111111111111111111111111111111111111', tier: 'admin' } as const
const named = { owner: 'acme', repo: 'tool' }
const { now } = Date

let dir: string
let path: string
let claim: ReturnType<typeof createClaim>
/** The database as another connection sees it. */
let seen: ReturnType<typeof openReadOnlyStore>
let commits: number
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'smithers-writer-'))
  path = join(dir, 'hub.db')
  commits = 0
  claim = createClaim(now())
  const { store, close } = openStore(path)
  migrate(store, migrations, now())
  const log = { store, clock: { now }, ids: createIds(now) }
  const stream = repoStream(1)
  append(log, 'local', { stream, type: 'repo.import-started', payload: { owner: 'acme', name: 'tool', source: 'x' } })
  seen = openReadOnlyStore(path)
  close()
})
afterEach(() => {
  seen.close()
  rmSync(dir, { recursive: true })
})

function here(): OpenWriter {
  const { store, onCommit, close } = openStore(path)
  onCommit(() => (commits += 1))
  const writer = openWriter({ store, clock: { now }, ids: createIds(now), claim: claimOf(claim.seal, now) })
  return { ...writer, close: async () => (await writer.close(), close()) }
}
const inThread = () => openWriteThread({ dbPath: path, claim: claim.seal }, () => (commits += 1))

describe.each<[string, () => OpenWriter]>([
  ['a writer in this thread', here],
  ['a writer in a thread of its own', inThread],
])('%s', (_, open) => {
  let writer: OpenWriter
  beforeEach(() => (writer = open()))
  afterEach(() => writer.close())

  const file = (title: string, idempotencyKey?: string) =>
    writer.operate('createIssue', { ...named, title, ...(idempotencyKey && { idempotencyKey }) }, CONTRIBUTOR)

  test('files what comes together in one commit, with numbers in order and each its own answer', async () => {
    const outcomes = await Promise.all([file('one'), file(' '), file('two'), file('three')])
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true, true])
    const numbers = outcomes.flatMap((outcome) => (outcome.ok ? [(outcome.body as { number: number }).number] : []))
    expect(numbers).toEqual([1, 2, 3])
    expect(commits).toBe(1)
  })

  test('has on disk, for every other connection to see, what it has answered', async () => {
    const before = lastSeq(seen.store)
    await file('one')
    expect(lastSeq(seen.store)).toBe(before + 1)
  })

  test('files one issue for one key that was sent twice at once', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => file('once', 'the-same-key')))
    expect(new Set(outcomes.map((outcome) => outcome.ok && (outcome.body as { number: number }).number)).size).toBe(1)
    expect(seen.store.get('SELECT count(*) AS n FROM issues')).toEqual({ n: 1 })
  })

  test('tells of no commit where nothing was written', async () => {
    await file(' ')
    const before = commits
    await file(' ')
    expect(commits - before).toBeLessThanOrEqual(1)
    expect(lastSeq(seen.store)).toBe(1)
  })

  test('appends, records what triage found, and makes the projections anew', async () => {
    await file('one')
    const finding = { kind: 'needs-repro', value: '', reason: 'none given', confidence: 0.9, evidence: [] } as const
    await writer.recordTriage({ repo: 1, number: 1 }, [{ ...finding, evidence: [] }])
    const payload = { id: 1, name: 'bug', description: '' }
    await writer.append('local', { stream: repoStream(1), type: 'label.created', payload })
    const before = seen.store.all('SELECT * FROM suggestions')
    await writer.rebuild()
    expect(seen.store.all('SELECT * FROM suggestions')).toEqual(before)
    expect(before).toHaveLength(1)
    expect(seen.store.get('SELECT name FROM labels')).toEqual({ name: 'bug' })
  })

  test('knows the token that claims the hub', async () => {
    await writer.operate('recordSignIn', { address: ADMIN.actor }, { actor: 'edge', tier: 'service' })
    const wrong = await writer.operate('claimHub', { token: 'f'.repeat(48) }, ADMIN)
    expect(wrong).toMatchObject({ ok: false, problem: { reason: 'wrong' } })
    expect(await writer.operate('claimHub', { token: claim.token }, ADMIN)).toMatchObject({ ok: true, status: 200 })
    expect(await writer.operate('claimHub', { token: claim.token }, ADMIN)).toMatchObject({
      ok: false,
      problem: { reason: 'claimed' },
    })
  })

  test('rejects with what core threw, and goes on', async () => {
    const broken = writer.append('local', { stream: 'repo:99', type: 'no-such-event' } as never)
    await expect(broken).rejects.toThrow(/.+/)
    expect(await file('after it')).toMatchObject({ ok: true })
  })

  test('stands still until others have begun, or for as long as it may', async () => {
    expect(await writer.standStill(createMoment(), 1, 20)).toBe(false)
    expect(await file('after it')).toMatchObject({ ok: true })
  })
})

test('a writer in this thread lets whoever reads here have a turn between two groups', async () => {
  const writer = here()
  let turns = 0
  let filing = true
  const turn = () => {
    turns += 1
    if (filing) setImmediate(turn)
  }
  setImmediate(turn)
  const filed = Array.from({ length: 200 }, (_, at) =>
    writer.operate('createIssue', { ...named, title: `issue ${at}` }, CONTRIBUTOR),
  )
  await Promise.all(filed)
  filing = false
  expect(commits).toBe(7)
  expect(turns).toBeGreaterThanOrEqual(7)
  await writer.close()
})

describe('a writing thread', () => {
  test('leaves this one free while it makes the projections anew', async () => {
    const writer = inThread()
    const filed = Array.from({ length: 600 }, (_, at) =>
      writer.operate('createIssue', { ...named, title: `issue ${at}`, body: 'words '.repeat(200) }, CONTRIBUTOR),
    )
    await Promise.all(filed)
    let turns = 0
    let rebuilding = true
    const turn = () => {
      turns += 1
      if (rebuilding) setImmediate(turn)
    }
    turn()
    await writer.rebuild()
    rebuilding = false
    expect(turns).toBeGreaterThan(20)
    await writer.close()
  })

  test('has written all that was ordered before it was closed, and takes nothing after', async () => {
    const writer = inThread()
    const filed = Array.from({ length: 100 }, (_, at) =>
      writer.operate('createIssue', { ...named, title: `issue ${at}` }, CONTRIBUTOR),
    )
    await new Promise(setImmediate)
    const closed = writer.close()
    await Promise.all(filed)
    await closed
    await writer.close()
    expect(seen.store.get('SELECT count(*) AS n FROM issues')).toEqual({ n: 100 })
    await expect(writer.rebuild()).rejects.toThrow('closed')
  })

  test('that breaks down rejects what was under way, and the next order begins another', async () => {
    const writer = inThread()
    // Nothing that the hub sends; a message that the thread cannot take apart.
    const lost = expect(writer.standStill(undefined as never, 1, 20)).rejects.toThrow('broke down')
    await lost
    const after = await writer.operate('createIssue', { ...named, title: 'after it' }, CONTRIBUTOR)
    expect(after).toMatchObject({ ok: true })
    await writer.close()
  })

  test('rejects what cannot be sent to it, and mixes up no answers over it', async () => {
    const writer = inThread()
    const payload = { id: 1, name: 'bug', description: () => 'a function' } as never
    const lost = writer.append('local', { stream: repoStream(1), type: 'label.created', payload })
    await expect(lost).rejects.toThrow('could not be cloned')
    const filed = writer.operate('createIssue', { ...named, title: 'after it' }, CONTRIBUTOR)
    expect(await writer.standStill(createMoment(), 1, 20)).toBe(false)
    expect(await filed).toMatchObject({ ok: true, status: 201, body: { title: 'after it' } })
    await writer.close()
    expect(await writer.standStill(createMoment(), 1, 20)).toBe(false)
  })

  test('that cannot begin says so to everyone who asks', async () => {
    const writer = openWriteThread({ dbPath: join(dir, 'no', 'hub.db'), claim: claim.seal }, () => {})
    for (let times = 0; times < 2; times++) await expect(writer.rebuild()).rejects.toThrow('broke down')
    await writer.close()
  })
})
