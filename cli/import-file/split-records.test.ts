import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitRecords, type SplitRecord } from './split-records.ts'

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const split = async (source: string | Uint8Array, size = 7): Promise<SplitRecord[]> => {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source
  const records: SplitRecord[] = []
  for await (const record of splitRecords(chunked(bytes, size))) records.push(record)
  return records
}

const lines = (records: readonly SplitRecord[]): unknown[] =>
  records.map((each) => ('refused' in each ? [each.line, each.refused] : [each.line, each.record]))

test('records come with the line they begin on, however they are laid out', async () => {
  expect(lines(await split('[\n{"a": 1},\n\n  {\n"b": "x\\n]},{"\n}, {"c":[{}]}]\n'))).toEqual([
    [2, { a: 1 }],
    [4, { b: 'x\n]},{' }],
    [6, { c: [{}] }],
  ])
  expect(lines(await split('\ufeff[{"a":1}]'))).toEqual([[1, { a: 1 }]])
  expect(lines(await split('{"a":1}\n{"a":2}\r\n'))).toEqual([
    [1, { a: 1 }],
    [2, { a: 2 }],
  ])
  expect(await split('[]')).toEqual([])
})

test('a file that is none of issues is refused once, not line by line', async () => {
  const foreign = 'this file is no JSON list of issues in UTF-8'
  expect(lines(await split('<!doctype html>\n<p>\n<p>\n'))).toEqual([[1, foreign]])
  expect(lines(await split('\n\n"x"'))).toEqual([[3, foreign]])
  expect(lines(await split(Buffer.from('\ufeff[{"a":1}]', 'utf16le')))).toEqual([[1, foreign]])
  expect(lines(await split('{"message":"Not Found"}'))).toEqual([[1, { message: 'Not Found' }]])
  for (const nothing of ['', ' \n\n', '\ufeff']) expect(lines(await split(nothing))).toEqual([[1, 'the file is empty']])
})

test('a file cut in the middle loses its last record only', async () => {
  expect(lines(await split('[\n{"a":1},\n{"b":"half'))).toEqual([
    [2, { a: 1 }],
    [3, 'the file ends in the middle of this record'],
  ])
  expect(lines(await split('[\n{"a":1},\n'))).toEqual([
    [2, { a: 1 }],
    [3, 'the file ends before the list does'],
  ])
})

test('a broken record is refused by its line and the rest is intact', async () => {
  const bad = 'this record is not valid JSON'
  expect(lines(await split('[\n{"a":1,},\n{"b":2}\n]'))).toEqual([
    [2, bad],
    [3, { b: 2 }],
  ])
  expect(lines(await split('[\n{"a":"no end,\n"x":1},\n{"b":2}\n]'))).toEqual([
    [2, bad],
    [4, { b: 2 }],
  ])
  expect(lines(await split('[\n{"a":1,\n{"b":2}\n]'))).toEqual([
    [2, bad],
    [3, { b: 2 }],
  ])
  expect(lines(await split('[\n{"a":1}}},\n{"b":2}\n]'))).toEqual([
    [2, { a: 1 }],
    [2, bad],
    [3, { b: 2 }],
  ])
  expect(lines(await split('[1, "x", null, nope, {"b":2}]'))).toEqual([
    [1, 1],
    [1, 'x'],
    [1, null],
    [1, bad],
    [1, { b: 2 }],
  ])
  expect(lines(await split('[{"a":1}] trailing\n'))).toEqual([
    [1, { a: 1 }],
    [1, 'this stands behind the end of the list'],
  ])
})

test('bytes that are not UTF-8 refuse their record alone', async () => {
  const bytes = new TextEncoder().encode('[{"a":"?"},\n{"b":"ü"}]')
  bytes[7] = 0xff
  expect(lines(await split(bytes, 1))).toEqual([
    [1, 'this record is not valid UTF-8'],
    [2, { b: 'ü' }],
  ])
})

test('any list cut anywhere, in chunks of any size, yields exactly the records that are whole', async () => {
  const record = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 5 }),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(0, 2),
      async (records, cut, size, indent) => {
        const bytes = new TextEncoder().encode(JSON.stringify(records, undefined, indent))
        const at = cut % (bytes.length + 1)
        const read = await split(bytes.subarray(0, at), size)
        const whole = read.flatMap((each) => ('refused' in each ? [] : [each.record]))
        expect(whole).toEqual(JSON.parse(JSON.stringify(records.slice(0, whole.length))))
        if (at === bytes.length) expect(whole).toHaveLength(records.length)
        expect(read.length - whole.length).toBe(at < bytes.length ? 1 : 0)
      },
    ),
    { numRuns: 1000 },
  )
})
