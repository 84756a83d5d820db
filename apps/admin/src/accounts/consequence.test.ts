import { describe, expect, it } from 'vitest'
import { consequence } from './consequence.ts'

describe('a change of tier', () => {
  it('says everything that is gained on the way up', () => {
    expect(consequence('contributor', 'admin')).toBe(
      'It may then decide suggestions, label, and read the log; change tiers and limits, ban, and import.',
    )
  })
  it('says what is lost on the way down, and when', () => {
    expect(consequence('maintainer', 'contributor')).toBe(
      'It may no longer decide suggestions, label, and read the log. For writes at once, for reads within ten minutes.',
    )
  })
  it('says nothing when nothing changes', () => expect(consequence('reader', 'reader')).toBe(''))
})
