import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { similarIssues } from './similar.ts'
import { openIssues } from './testing/open-issues.ts'

let hub: ReturnType<typeof openIssues>
beforeEach(() => {
  hub = openIssues()
  hub.add(
    {
      title: 'Crash when opening a large file',
      body: "TypeError: Cannot read properties of undefined (reading 'scrollTop')\n    at Editor.reveal (src/editor/reveal.ts:41:7)\nVersion 1.4.2",
    },
    { title: 'Add a setting for the font of the terminal', body: 'I would like another font there.' },
    { title: 'Terminal font is ignored', body: 'The setting has no effect.', state: 'closed' },
    { title: 'Docs: a typo in the guide', body: 'recieve' },
    { title: 'Slow start on Windows', body: 'It takes 20 seconds with antivirus on.' },
    ...Array.from({ length: 40 }, (_, at) => ({
      title: `Unrelated matter ${at}`,
      body: `about the thing called alpha${at} and the file opened`,
    })),
    { title: 'Crash when opening a large file', body: 'same', repo: 2, number: 1 },
  )
})
afterEach(() => hub.close())

const similar = (title: string, body = '', number?: number) =>
  similarIssues(hub.store, 1, number === undefined ? { title, body } : { title, body, number }, 5)

describe('similar issues', () => {
  test('are found by what they name, in other words and with other line numbers', () => {
    const [first, second] = similar(
      'Editor dies on big files',
      "TypeError: Cannot read properties of undefined (reading 'scrollTop')\n    at Editor.reveal (/home/me/app/src/editor/reveal.ts:39:11)",
    )
    expect(first).toMatchObject({ number: 1, state: 'open' })
    expect(first?.score).toBeGreaterThan(0.1)
    expect(second?.score ?? 0).toBeLessThan((first?.score ?? 0) / 2)
    expect(first?.because.join(' ')).toMatch(/scrolltop|reveal/i)
  })

  test('score near 1 when they say the same, and near 0 when they share a word', () => {
    expect(similar('Terminal font is ignored', 'The setting has no effect.')[0]).toMatchObject({
      number: 3,
      state: 'closed',
    })
    expect(similar('Terminal font is ignored', 'The setting has no effect.')[0]?.score).toBeGreaterThan(0.95)
    expect(similar('The window of the terminal')[0]?.score ?? 0).toBeLessThan(0.3)
  })

  test('are never the issue itself, nor of another repository', () => {
    const found = similar('Crash when opening a large file', 'same', 1)
    expect(found.map((one) => one.number)).not.toContain(1)
    expect(similarIssues(hub.store, 3, { title: 'Crash when opening a large file', body: '' }, 5)).toEqual([])
  })

  test('are the same each time, the most similar first', () => {
    const once = similar('font setting of the terminal', 'ignored')
    expect(similar('font setting of the terminal', 'ignored')).toEqual(once)
    expect(once.map((one) => one.score)).toEqual(once.map((one) => one.score).toSorted((a, b) => b - a))
  })

  test.each([
    '',
    ' ',
    '"',
    '* OR *',
    'NEAR(',
    '\0',
    '\uD800',
    '日本',
    '<!--',
    '````',
    'a'.repeat(60_000),
    'x_'.repeat(20_000),
    'at a (b:1:1)\n'.repeat(5_000),
    '`'.repeat(30_000),
    'a.b.'.repeat(10_000),
    'Error: '.repeat(9_000),
    '<details>'.repeat(5_000),
  ])('are looked for in hostile text without harm: %#', (text) => {
    expect(() => similar(text, text)).not.toThrow()
    expect(() => similar('crash', text)).not.toThrow()
  })
})

test('in a repository of one issue there is nothing similar', () => {
  const empty = openIssues()
  expect(similarIssues(empty.store, 1, { title: 'x', body: 'y' }, 5)).toEqual([])
  empty.add({ title: 'Only one', body: 'here' })
  expect(similarIssues(empty.store, 1, { title: 'Only one', body: 'here', number: 1 }, 5)).toEqual([])
  empty.close()
})
