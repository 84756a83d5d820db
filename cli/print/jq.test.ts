import { expect, test } from 'vitest'
import { runJq } from './jq.ts'

test.each([
  ['.a', 'x\ny\n'],
  ['.b[]', '1\n2\n'],
  ['.b', '[1,2]\n'],
  ['empty', ''],
  ['""', '\n'],
  ['def f: . + 1; .b | map(f)', '[2,3]\n'],
  ['.a | @sh', "'x\ny'\n"],
  ['12345678901234567890', '12345678901234567890\n'],
])('%s gives %j, as jq does', async (expression, text) => {
  expect(await runJq({ a: 'x\ny', b: [1, 2] }, expression)).toEqual({ ok: true, value: text })
})

test('a mistake is told in the words of jq', async () => {
  expect(await runJq({}, '.[')).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^syntax error, unexpected/),
  })
  expect(await runJq({}, '.a.b.c | error("boo")')).toMatchObject({ ok: false, problem: expect.stringContaining('boo') })
})

test('a megabyte goes in and out in a moment', async () => {
  const body = 'ü'.repeat(500_000)
  const started = performance.now()
  expect(await runJq([body], '.[]')).toEqual({ ok: true, value: `${body}\n` })
  expect(performance.now() - started).toBeLessThan(5000)
})
