import { describe, expect, it } from 'vitest'
import { meaning } from './swipe.ts'

describe('a swipe', () => {
  it('accepts to the right, declines to the left', () => {
    expect(meaning(100, 390)).toBe('accept')
    expect(meaning(-100, 390)).toBe('decline')
  })
  it('means the rarer thing when it goes far', () => {
    expect(meaning(300, 390)).toBe('duplicate')
    expect(meaning(-300, 390)).toBe('later')
  })
  it('means nothing when it is short, or has no width to be measured by', () => {
    for (const dx of [0, 30, -70]) expect(meaning(dx, 390)).toBeUndefined()
    expect(meaning(0, 0)).toBeUndefined()
  })
})
