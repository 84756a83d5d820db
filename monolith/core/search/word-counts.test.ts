import { afterEach, beforeEach, expect, test } from 'vitest'
import { openIssues } from './testing/open-issues.ts'
import { wordCountsOf } from './word-counts.ts'

let hub: ReturnType<typeof openIssues>
beforeEach(() => {
  hub = openIssues()
  hub.add(...Array.from({ length: 300 }, (_, at) => ({ title: words(at) })))
})
afterEach(() => hub.close())

/** Common words and rare ones that begin alike, in several scripts. */
const words = (at: number) =>
  [
    ...(at % 2 ? ['port'] : ['porty']),
    ...(at < 120 ? ['portdom', 'ｐｏｒｔ', '端口'] : []),
    ...(at < 5 ? ['portico', 'por', 'ｐｏｒｔａ'] : []),
    ...(at === 7 ? ['pos', 'portz', 'po', '𝒫𝑜', '端口号'] : []),
  ].join(' ')

test.each(['p', 'po', 'por', 'port', 'portd', 'portz', 'q', 'ｐ', 'ｐｏｒｔ', '端', '端口号', '𝒫', '\uD7FF', '\uE000'])(
  'the words that begin with %s are those of the index',
  (beginning) => {
    const all = hub.store
      .all<{ term: string; doc: number }>('SELECT term, doc FROM issue_words')
      .filter(({ term }) => term.startsWith(beginning))
      .toSorted((a, b) => b.doc - a.doc || (a.term < b.term ? -1 : 1))
    const counts = wordCountsOf(hub.store)
    expect(counts.startingWith(beginning, 20)).toEqual(all)
    expect(counts.startingWith(beginning, 2)).toEqual(all.slice(0, 2))
    for (const { term, doc } of all) expect(counts.count(term)).toBe(doc)
  },
)

test('a rare word is counted as it is now, a common one as it was a moment ago', () => {
  expect(wordCountsOf(hub.store).count('portico')).toBe(5)
  hub.add({ title: 'portico portdom' })
  expect(wordCountsOf(hub.store).count('portico')).toBe(6)
  expect(wordCountsOf(hub.store).count('portdom')).toBe(120)
  hub.add(...Array.from({ length: 40 }, () => ({ title: 'portdom' })))
  expect(wordCountsOf(hub.store).count('portdom')).toBe(161)
})
