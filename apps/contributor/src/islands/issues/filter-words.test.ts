import { describe, expect, test } from 'vitest'
import { askedBy, parseFilter, writeFilter } from './filter-words.ts'

describe('the words of the filter box', () => {
  test('nothing asks for open issues, newest first', () => {
    expect(askedBy(parseFilter(''), undefined)).toEqual({ state: 'open', sort: 'created', order: 'desc' })
  })

  test('every filter is read, and what is none is searched for', () => {
    expect(parseFilter('is:closed label:bug label:"good first issue" author:gh:octo crash "on save"')).toMatchObject({
      state: 'closed',
      labels: ['bug', 'good first issue'],
      author: 'gh:octo',
      words: 'crash "on save"',
      odd: [],
    })
  })

  test.each(['std::vector', 'https://example.org/a?b=c', 'note:this', '#42', 'label:'])(
    '%s is words, not a filter',
    (text) => {
      expect(parseFilter(text)).toMatchObject({ words: text, labels: [], odd: [] })
    },
  )

  test('an unknown value is told, not searched for', () => {
    expect(parseFilter('is:merged sort:age crash')).toMatchObject({ state: 'open', words: 'crash' })
    expect(parseFilter('is:merged sort:age crash').odd).toHaveLength(2)
  })

  test('the same label twice is one', () => {
    expect(parseFilter('label:bug label:bug').labels).toEqual(['bug'])
  })

  test.each([
    'is:open',
    'is:all label:"good first issue" author:me sort:comments words here',
    'is:closed sort:updated-asc',
    'is:open an unclosed "quote',
  ])('%s comes back as it was written', (text) => {
    expect(writeFilter(parseFilter(text))).toBe(text)
  })

  test('author:me is whoever is signed in', () => {
    expect(askedBy(parseFilter('author:me'), '0xAb').author).toBe('0xAb')
  })
})
