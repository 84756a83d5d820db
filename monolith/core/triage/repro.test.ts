import { describe, expect, test } from 'vitest'
import { findMissingRepro } from './repro.ts'

const find = (title: string, body: string, labels: string[] = [], chance: number | null = null) =>
  findMissingRepro({ title, body, labels }, chance)

describe('a report without a reproduction', () => {
  test('is told exactly what is missing', () => {
    const [found] = find('App crashes', 'It crashes all the time, please fix.')
    expect(found).toMatchObject({ kind: 'needs-repro', value: '', evidence: [] })
    expect(found?.reason).toBe(
      'It reports a fault, and these are missing: steps, code or a link that show it; the version it happens in; what was expected and what came instead; the error or its output.',
    )
    const [less] = find(
      'App crashes',
      'Since 2.4.1 it crashes with `TypeError: x is not a function`. I expected it to start.',
    )
    expect(less?.reason).toBe('It reports a fault, and these are missing: steps, code or a link that show it.')
    expect(less?.confidence).toBeLessThan(found?.confidence ?? 0)
  })

  test('is seen through a template that was left as it came', () => {
    const body =
      "<!-- Please give steps: 1. a 2. b -->\n## Steps to reproduce\n1. Go to '...'\n2. Click on '...'\n3. See error\n\n## Expected behavior\n\n_No response_\n\n```\n```\n\nbroken"
    expect(find('Menu broken', body)).toHaveLength(1)
  })

  test('is one too when a trace is all there is', () => {
    expect(find('Crash at start', '```\nTypeError: x\n    at foo (a.js:1:2)\n    at bar (b.js:3:4)\n```')).toHaveLength(
      1,
    )
  })

  test('counts by its label, whatever its words', () => {
    expect(find('Colours', 'They look odd to me.', ['bug'])).toHaveLength(1)
    expect(find('It crashes and fails with an error', 'Broken.', ['question'])).toEqual([])
    expect(find('It crashes', 'Broken.', ['enhancement'])).toEqual([])
  })

  test('counts by what history says, when words are unsure', () => {
    expect(find('Rotating gives odd colours', 'They look odd to me.', [], 0.95)).toHaveLength(1)
    expect(find('It crashes and fails with an error', 'Broken.', [], 0.02)).toEqual([])
  })
})

describe('a report is not asked for what it shows', () => {
  test.each([
    ['steps', '1. Open a file\n2. Press Ctrl+S twice\n\nIt crashes.'],
    ['steps in a sentence', 'To reproduce: open the settings, choose another language and press cancel.'],
    ['code', 'Crashes:\n\n```js\nconst x = load({ deep: true })\nx.run()\n```'],
    ['a command', 'Fails:\n\n```\n$ tool build --fast\nSegmentation fault\n```'],
    ['indented code', 'Crashes:\n\n    let x = f(1);\n    x.y();\n'],
    ['a playground', 'It crashes: https://stackblitz.com/edit/vite-abc'],
    ['a sandbox', 'It crashes: https://codesandbox.io/s/abc'],
    ['a repository', 'It crashes, see https://github.com/ann/shows-it.'],
    ['a folder of one', 'Broken. https://github.com/ann/shows-it/tree/main/case'],
  ])('%s', (_, body) => expect(find('The app crashes with an error', body, ['bug'])).toEqual([]))

  test('but a link to an issue or a picture shows nothing', () => {
    expect(
      find('Crash', 'Like https://github.com/a/b/issues/12 it fails.\n![shot](https://x.example/a.png)', ['bug']),
    ).toHaveLength(1)
  })
})

test.each([
  ['fix: typing stubs overload presence check', 'It always said True, which is wrong.'],
  ['fix(core)!: crash at the start', 'It crashed.'],
  ['validation, bugfix: say more', 'It said nothing.'],
  ['Fixed bug with the last four bytes', 'They were lost.'],
  ['add missing include', ''],
  ['Fixed mask handling', '### Pull Request Readiness Checklist\n\n- [x] I agree. It failed.'],
])('what mends a fault is asked for nothing: %s', (title, body) => expect(find(title, body, ['bug'])).toEqual([]))

test.each([
  ['Missing jsdoc for `GlobalEnvironment`', 'The type lacks a leading comment.'],
  ['docfix: `sighash` parameter', 'I think the documentation is incorrect.'],
  ['Typo in the error message', 'It says "teh".'],
  ['README has a broken link', 'The link fails.'],
])('what is wrongly written is seen by reading: %s', (title, body) => expect(find(title, body, ['bug'])).toEqual([]))

test.each(['Add button crashes the app', 'Update fails with an error', 'Fixture setup hangs'])(
  'what breaks is asked, however it begins: %s',
  (title) => expect(find(title, 'It happens often.', ['bug'])).toHaveLength(1),
)

test.each([
  ['a failed assertion', 'bitcoin-qt: validation.cpp:2005: Assertion `a == b` failed.', 'the error or its output'],
  ['a segmentation fault', 'It ends in a Segmentation fault.', 'the error or its output'],
  ['a commit', 'Commit 691a08718beff31d1b821b192609ea3bfdb24d41', 'the version it happens in'],
  ['a version of one number', 'In V21 it crashes.', 'the version it happens in'],
])('%s is not missing', (_, body, what) => expect(find('It crashes', body, ['bug'])[0]?.reason).not.toContain(what))

test.each([
  ['How do I enable strict mode?', 'I cannot find it.'],
  ['Feature request: allow tabs in the sidebar', 'It would be great if the sidebar could have tabs.'],
  ['Is there a way to disable telemetry?', 'What is the setting called?'],
  ['Rename `foo` to `bar`', ''],
  ['', ''],
])('a question or a wish is asked for nothing: %s', (title, body) => expect(find(title, body)).toEqual([]))

test.each([
  '`'.repeat(50_000),
  '```\n'.repeat(20_000),
  '1. '.repeat(30_000),
  '#'.repeat(60_000),
  '<!--'.repeat(20_000),
  '    x\n'.repeat(10_000),
  ' '.repeat(60_000),
  'error '.repeat(10_000),
  'to reproduce '.repeat(5_000),
  `**${'a'.repeat(60_000)}`,
  '\n'.repeat(60_000),
  'https://'.repeat(9_000),
  '0'.repeat(60_000),
  'a_'.repeat(30_000),
])('hostile text takes no time: %#', { timeout: 2_000 }, (text) =>
  expect(() => find('It crashes', text, ['bug'])).not.toThrow(),
)
