import { createRoot, createMemo } from 'solid-js'
import { afterEach, expect, test } from 'vitest'
import { queryWord } from './query.ts'

const start = location.href
afterEach(() => history.replaceState(null, '', start))

test('a word is in the URL, and its fallback is not', () => {
  const [read, write] = queryWord('state', 'open')
  expect(read()).toBe('open')
  write('closed & done')
  expect(new URLSearchParams(location.search).get('state')).toBe('closed & done')
  expect(read()).toBe('closed & done')
  write('open')
  expect(location.search).not.toContain('state')
})

test('a pushed word goes away on back, and readers learn of it', async () => {
  const [read, write] = queryWord('q')
  const seen = createRoot(() => createMemo(() => read()))
  write('crash', { push: true })
  expect(seen()).toBe('crash')
  const gone = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }))
  history.back()
  await gone
  expect(seen()).toBe('')
})
