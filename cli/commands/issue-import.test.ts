import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { problem, startSmallHub } from '../testing/small-hub.ts'
import { makeWorld, terminal } from '../testing/world.ts'

type Batch = { records: { line: number; record: { number?: number } }[] }

let hub: Awaited<ReturnType<typeof startSmallHub>>
let world: ReturnType<typeof makeWorld>
let known: Set<number>

beforeEach(async () => {
  known = new Set()
  hub = await startSmallHub({
    'POST /api/repos/a/b/issue-imports': ({ body }) => {
      const sums = { imported: 0, unchanged: 0, refused: [] as unknown[] }
      for (const { line, record } of (body as Batch).records) {
        if (typeof record.number !== 'number') sums.refused.push({ line, number: null, reason: 'must have a number' })
        else if (known.has(record.number)) sums.unchanged += 1
        else {
          known.add(record.number)
          sums.imported += 1
        }
      }
      return { body: sums }
    },
  })
  world = makeWorld({ SMITHERS_HOST: hub.origin, SMITHERS_REPO: 'a/b' })
})

afterEach(async () => {
  world.remove()
  await hub.stop()
})

const write = (text: string): string => {
  writeFileSync(join(world.dir, 'issues.json'), text)
  return 'issues.json'
}

test('batches of at most a hundred, twice changes nothing', async () => {
  const file = write(
    JSON.stringify(
      Array.from({ length: 250 }, (_, index) => ({ number: index + 1, title: 'x' })),
      undefined,
      1,
    ),
  )
  expect(await world.run(['issue', 'import', file])).toMatchObject({
    code: 0,
    err: '',
    out: 'imported:\t250\nunchanged:\t0\nrefused:\t0\n',
  })
  expect(hub.seen.map(({ body }) => (body as Batch).records.length)).toEqual([100, 100, 50])
  expect((await world.run(['issue', 'import', file])).out).toBe('imported:\t0\nunchanged:\t250\nrefused:\t0\n')
})

test('a file cut in the middle imports what is whole and names the line of the rest', async () => {
  const file = write('[\n{"number":1},\n{"title":"no number"},\n{"number":3,"title":"ha')
  expect(await world.run(['issue', 'import', file])).toMatchObject({
    code: 1,
    out: 'imported:\t1\nunchanged:\t0\nrefused:\t2\n',
    err: 'line 3: must have a number\nline 4: the file ends in the middle of this record\n',
  })
  const ran = await world.run(['issue', 'import', '-', '--json', 'unchanged,refused'], {
    stdin: '[{"number":1},{"a"}]',
  })
  expect(JSON.parse(ran.out)).toEqual({
    unchanged: 1,
    refused: [{ line: 1, number: null, reason: 'this record is not valid JSON' }],
  })
})

test('a batch too large for the hub is halved until it fits', async () => {
  const take = hub.routes['POST /api/repos/a/b/issue-imports'] as (seen: never) => never
  hub.routes['POST /api/repos/a/b/issue-imports'] = (seen) =>
    (seen.body as Batch).records.length > 1 || JSON.stringify(seen.body).length > 500
      ? problem('body-too-large')
      : take(seen as never)
  const file = write(JSON.stringify([{ number: 1 }, { number: 2, body: 'x'.repeat(500) }, { number: 3 }]))
  expect(await world.run(['issue', 'import', file])).toMatchObject({
    code: 1,
    out: expect.stringContaining('imported:\t2\n'),
    err: 'line 1: #2: this record is too large for the hub\n',
  })
})

test('trouble on the way stops, and what went in before is told', async () => {
  const take = hub.routes['POST /api/repos/a/b/issue-imports'] as (seen: never) => never
  hub.routes['POST /api/repos/a/b/issue-imports'] = (seen) =>
    known.size > 0 ? problem('limit-reached') : take(seen as never)
  const file = write(JSON.stringify(Array.from({ length: 150 }, (_, index) => ({ number: index + 1 }))))
  expect(await world.run(['issue', 'import', file])).toMatchObject({
    code: 1,
    out: expect.stringContaining('imported:\t100\n'),
    err: expect.stringContaining('A limit is reached'),
  })
})

test('an interrupt stops between two batches, and says what is in', async () => {
  const stop = new AbortController()
  const take = hub.routes['POST /api/repos/a/b/issue-imports'] as (seen: never) => never
  hub.routes['POST /api/repos/a/b/issue-imports'] = (seen) => (stop.abort(), take(seen as never))
  const file = write(JSON.stringify(Array.from({ length: 250 }, (_, index) => ({ number: index + 1 }))))
  expect(await world.run(['issue', 'import', file], { signal: stop.signal })).toMatchObject({
    code: 2,
    out: 'imported:\t100\nunchanged:\t0\nrefused:\t0\n',
    err: 'Cancelled: what is in stays in\nnext: Import the file again to go on where it stopped\n',
  })
})

test('a file that cannot be read is a usage error', async () => {
  expect(await world.run(['issue', 'import', 'none.json'])).toMatchObject({
    code: 2,
    err: 'Cannot read none.json: there is no such file\n',
  })
  expect(await world.run(['issue', 'import', '.'])).toMatchObject({ code: 2, err: 'Cannot read .: it is a folder\n' })
  expect((await world.run(['issue', 'import'])).code).toBe(2)
})

test('progress is drawn on a terminal and wiped away', async () => {
  const file = write(JSON.stringify(Array.from({ length: 250 }, (_, index) => ({ number: index + 1 }))))
  const ran = await world.run(['issue', 'import', file], { tty: { ...terminal, out: false } })
  expect(ran.err.startsWith('\r\u001b[K[##')).toBe(true)
  expect(ran.err.endsWith('\r\u001b[K')).toBe(true)
})
