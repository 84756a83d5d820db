import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { searchIssues } from './search-issues.ts'
import { openIssues } from './testing/open-issues.ts'

let hub: ReturnType<typeof openIssues>
beforeEach(() => void (hub = openIssues()))
afterEach(() => hub.close())

const numbers = (query: string, limit = 20, repo = 1) =>
  searchIssues(hub.store, repo, query, limit).map((hit) => hit.number)

describe('searching issues', () => {
  beforeEach(() => {
    hub.add(
      { title: 'Dark mode flickers', body: 'When the window is resized.' },
      { title: 'Window loses its size', body: 'After waking up. Not about dark mode at all.' },
      { title: 'Installing on Windows fails', body: 'npm ERR! code ENOENT in foo.bar.baz()', state: 'closed' },
      {
        title: 'Ask before closing',
        body: 'An option `confirmClose`. See <b>docs</b>.\n\n<!-- template -->\n\n```js\nlet dark = 1\n```',
      },
      { title: 'Dark', body: 'mode', repo: 2, number: 5 },
    )
  })

  test('asks for all words and lets the title count more', () => {
    expect(numbers('dark mode')).toEqual([1, 2])
    expect(numbers('dark window')).toEqual([2, 1])
  })

  test('knows other forms of a word, in any case, without accents', () => {
    expect(numbers('INSTALLATION')).toEqual([3])
    expect(numbers('wíndow resizing')).toEqual([1])
  })

  test('takes the last word as unfinished, and only that', () => {
    expect(numbers('insta')).toEqual([3])
    expect(numbers('installin')).toEqual([3])
    expect(numbers('flick')).toEqual([1])
    expect(numbers('flick dark ')).toEqual(numbers('dark'))
    expect(numbers('"flick"')).toEqual([])
  })

  test('keeps quoted words and dotted names together', () => {
    expect(numbers('"dark mode"')).toEqual([1, 2])
    expect(numbers('"mode dark"')).toEqual([])
    expect(numbers('foo.bar.baz')).toEqual([3])
  })

  test('falls back to some of the words when no issue has them all', () => {
    expect(numbers('confirmClose zebra')).toEqual([4])
  })

  test('names an issue by its number, before those that only mention it', () => {
    hub.add({ title: 'Follow-up', body: 'of 2 and 2 again' })
    expect(numbers('#2')[0]).toBe(2)
    expect(numbers('2')).toContain(6)
    expect(numbers('#999999999')).toEqual([])
  })

  test('stays in its repository', () => {
    expect(numbers('dark mode', 20, 2)).toEqual([5])
    expect(numbers('dark', 20, 3)).toEqual([])
  })

  test('finds what was written a moment ago, and what was edited', () => {
    expect(numbers('zyzzyva')).toEqual([])
    hub.add({ title: 'A zyzzyva', number: 50 })
    expect(numbers('zyzzyva')).toEqual([50])
    hub.store.run("UPDATE issues SET title = 'A weevil' WHERE number = 50")
    expect(numbers('zyzzyva')).toEqual([])
    expect(numbers('weevil')).toEqual([50])
  })

  test('shows where a word stands, in one line without markup', () => {
    const [hit] = searchIssues(hub.store, 1, 'confirmclose', 1)
    expect(hit).toEqual({
      number: 4,
      title: 'Ask before closing',
      state: 'open',
      excerpt: 'An option `confirmClose`. See docs. let dark = 1',
    })
    hub.add({ title: 'Long', body: `${'lorem ipsum '.repeat(200)}needle ${'dolor sit '.repeat(200)}` })
    const [long] = searchIssues(hub.store, 1, 'needle', 1)
    expect(long?.excerpt).toMatch(/^….*\bneedle\b.*…$/)
    expect(long?.excerpt.length).toBeLessThan(200)
  })

  test.each([
    'dark" OR title:"mode',
    '"',
    '""',
    '" "',
    'title:dark',
    '{title body}: dark',
    'dark AND NOT mode',
    'NEAR(dark mode, 5)',
    '^dark',
    'dark*',
    '*',
    '-dark',
    "'; DROP TABLE issues; --",
    'dark\0mode',
    '\0',
    '(((((',
    ')))',
    'AND',
    'OR OR OR',
    'NOT',
    '+++',
    'dark + mode',
    'issue_text',
    'rowid:1',
    '\uD800',
    '👩‍👩‍👧',
    '\u202E',
    '%',
    '_',
    '\\',
    ';',
    '日本',
    'ﬁ',
    'a'.repeat(400),
    'a '.repeat(400),
    '"a b c d e f g h i j k l m n o p" '.repeat(20),
    '1.2.3.4.5.6.7.8.9.10.11',
    '😀'.repeat(300),
    '   ',
    '',
  ])('takes %j for words to look for, never for a command', (query) => {
    expect(() => numbers(query)).not.toThrow()
    expect(hub.store.get('SELECT count(*) AS n FROM issues')).toEqual({ n: 5 })
  })
})

test('answers a question of common words alone from the newest, the title first', () => {
  hub.add(
    ...Array.from({ length: 6_000 }, (_, at) => ({
      title: at === 10 ? 'Common word' : `Number ${at}`,
      body: 'a common word',
    })),
  )
  const found = numbers('common word', 3)
  expect(found).toEqual([11, 6000, 5999])
  expect(numbers('common word', 3, 2)).toEqual([])
})

test('asks each repository of several for its own', () => {
  hub.add(
    ...Array.from({ length: 300 }, (_, at) => ({
      title: `alpha ${at}`,
      body: 'beta',
      repo: 1 + (at % 3),
      number: at + 1,
    })),
  )
  const found = numbers('alpha beta', 100, 2)
  expect(found).toHaveLength(100)
  expect(found.every((number) => (number - 1) % 3 === 1)).toBe(true)
})
