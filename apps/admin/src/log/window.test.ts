import type { Event } from '@smithers/api-spec/client/model/event'
import { describe, expect, it } from 'vitest'
import { asked, gist, merge, passes, stretchBefore } from './window.ts'

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

describe('the log, read backwards', () => {
  it('never asks for more numbers than one answer may hold', () => {
    expect(stretchBefore(5000)).toEqual({ since: 3999, limit: 1000 })
    expect(stretchBefore(10)).toEqual({ since: 0, limit: 9 })
    expect(stretchBefore(2)).toEqual({ since: 0, limit: 1 })
  })
  it('ends at the first event', () => {
    expect(stretchBefore(1)).toBeUndefined()
    expect(stretchBefore(0)).toBeUndefined()
  })
  it('shows every event once, the newest first, however answers overlap', () => {
    expect(merge([event(3), event(2)], [event(2), event(1), event(4)]).map((one) => one.seq)).toEqual([4, 3, 2, 1])
  })
})

describe('the filter', () => {
  const none = { type: '', actor: '', stream: '' }
  it('lets everything pass when it is empty', () => expect(passes(event(1), none)).toBe(true))
  it('takes one type, or a group of types', () => {
    expect(passes(event(1), { ...none, type: 'issue.labelled' })).toBe(true)
    expect(passes(event(1), { ...none, type: 'issue.' })).toBe(true)
    expect(passes(event(1), { ...none, type: 'issue' })).toBe(false)
    expect(asked({ ...none, type: 'issue.' })).toEqual({})
    expect(asked({ ...none, type: 'issue.labelled', actor: 'x' })).toEqual({ type: 'issue.labelled', actor: 'x' })
  })
  it('takes an address in any case, and a stream to the letter', () => {
    expect(passes(event(1), { ...none, actor: '0xaB' })).toBe(true)
    expect(passes(event(1), { ...none, stream: 'issue:1/4' })).toBe(false)
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
