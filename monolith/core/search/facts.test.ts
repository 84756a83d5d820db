import { expect, test } from 'vitest'
import { factsOf } from './facts.ts'

const frames = (text: string) =>
  factsOf(text)
    .filter(({ kind }) => kind === 'frame')
    .map((fact) => fact.text)

test.each([
  ['    at emit (chrome-extension://fmkad/build/main.js:24827:22)', 'emit (main.js)'],
  ['    at load (file:///home/ann/app/src/load.ts:3:1)', 'load (load.ts)'],
  ['    at load (C:\\Users\\ann\\app\\load.ts:3:1)', 'load (load.ts)'],
  ['    at run (/srv/app/node_modules/tool/run.js:10:5)', 'run (run.js)'],
  ['    at async next (node:internal/loader:120:7)', 'async next (node:internal/loader)'],
])('a frame is told without where its file lies: %s', (line, told) => expect(frames(line)).toEqual([told]))

test('hostile text takes no time', { timeout: 2_000 }, () => {
  for (const text of [`at ${'a'.repeat(6_000)}`, `at ${'a:'.repeat(3_000)}`, `at ${'a/'.repeat(3_000)}`])
    expect(() => factsOf(text)).not.toThrow()
})
