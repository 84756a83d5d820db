import { expect, test } from 'vitest'

import { passesFilter } from './event-filter.ts'

const address = `0x${'aB'.repeat(20)}`
const event = { type: 'issue.labelled', actor: address, stream: 'issue:1/42' }

test('an empty filter lets everything pass', () => expect(passesFilter(event, {})).toBe(true))

test('a type is one type, and with its point a group', () => {
  expect(passesFilter(event, { type: 'issue.labelled' })).toBe(true)
  expect(passesFilter(event, { type: 'issue.' })).toBe(true)
  for (const type of ['issue', 'issue.label', 'iss.', 'labelled']) expect(passesFilter(event, { type })).toBe(false)
})

test('an address passes in any case, and a name or a stream to the letter', () => {
  expect(passesFilter(event, { actor: address.toLowerCase() })).toBe(true)
  expect(passesFilter({ ...event, actor: 'local' }, { actor: 'Local' })).toBe(false)
  expect(passesFilter(event, { stream: 'issue:1/4' })).toBe(false)
  const own = { ...event, stream: `account:${address}` }
  expect(passesFilter(own, { stream: `account:${address.toLowerCase()}` })).toBe(true)
})
