import type { Event } from '@smithers/api-spec/client/model/event'
import { describe, expect, it } from 'vitest'
import { asked, gist, merge } from './window.ts'

const event = (seq: number, type = 'issue.labelled'): Event => ({
  seq,
  id: `e${seq}`,
  at: '2026-11-22T00:00:00Z',
  actor: '0xAb',
  stream: 'issue:1/42',
  version: 1,
  type,
  payload: {},
})

describe('the log', () => {
  it('shows every event once, the newest first, however answers overlap', () => {
    expect(merge([event(3), event(2)], [event(2), event(1), event(4)]).map((one) => one.seq)).toEqual([4, 3, 2, 1])
  })
  it('is asked only for the words of the filter that say something', () => {
    expect(asked({ type: '', actor: '', stream: '' })).toEqual({})
    expect(asked({ type: 'issue.', actor: '', stream: 'issue:1/42' })).toEqual({ type: 'issue.', stream: 'issue:1/42' })
  })
})

describe('a payload in one line', () => {
  it('leaves out what says nothing', () => {
    expect(gist({ add: ['bug', 'cli'], remove: [], reason: null, title: 'Crash', by: { a: 1 } })).toBe(
      'add bug, cli · title Crash · by {"a":1}',
    )
  })
  it('stays one line, however long the payload', () => expect(gist({ body: 'x'.repeat(9_999) })).toHaveLength(200))
})
