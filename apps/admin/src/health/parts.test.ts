import { describe, expect, it } from 'vitest'
import { partsNow } from './parts.ts'

const last = [
  { name: 'edge', state: 'up' as const, version: '1', note: '' },
  { name: 'monolith', state: 'up' as const, version: '1', note: '' },
  { name: 'database', state: 'up' as const, version: '3', note: '' },
]

describe('the parts', () => {
  it('are as the hub says while it answers', () => expect(partsNow(last, undefined).rows).toEqual(last))
  it('count the edge among them even when the monolith does not', () => {
    expect(partsNow(last.slice(1), undefined).rows.map((part) => part.name)).toEqual(['edge', 'monolith', 'database'])
  })
  it('show the monolith down and the edge up when the edge says so', () => {
    const { rows, still } = partsNow(last, 'hub-unavailable')
    expect(rows.map((part) => `${part.name} ${part.state}`)).toEqual(['edge up', 'monolith down', 'database down'])
    expect(still).toContain('sign-in')
  })
  it('name edge and monolith even when this page never had an answer', () => {
    expect(partsNow([], 'hub-unavailable').rows.map((part) => part.name)).toEqual(['edge', 'monolith'])
  })
  it('show all down when nothing answers', () => {
    expect(partsNow(last, 'unreachable').rows.every((part) => part.state === 'down')).toBe(true)
  })
  it('blame no part for a refusal', () => expect(partsNow(last, 'limit-reached').rows).toEqual(last))
})
