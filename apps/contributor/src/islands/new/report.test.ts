import { describe, expect, test } from 'vitest'
import { faultOf, textOf } from './report.ts'

describe('a report', () => {
  test('its parts become one text, and an empty part leaves no heading', () => {
    expect(textOf({ what: ' It crashes. ', show: '' })).toBe('It crashes.')
    expect(textOf({ what: '', show: 'npm start' })).toBe('### How to see it\n\nnpm start')
    expect(textOf({ what: 'a', show: 'b' })).toBe('a\n\n### How to see it\n\nb')
    expect(textOf({ what: ' \n ', show: '\t' })).toBe('')
  })

  test('one thing at a time is to be mended', () => {
    expect(faultOf({ title: '  ', what: 'x', show: '' })).toMatch(/needs a title/)
    expect(faultOf({ title: 'x'.repeat(257), what: '', show: '' })).toMatch(/256/)
    expect(faultOf({ title: 'x', what: 'y'.repeat(65_537), show: '' })).toMatch(/65,536/)
    expect(faultOf({ title: 'x', what: '', show: '' })).toBeUndefined()
  })
})
