import { expect, test } from 'vitest'
import { kept, newUserCode, shown } from './device-codes.ts'

test('a user code is eight letters that spell no word, and nobody draws it twice', () => {
  const codes = Array.from({ length: 2000 }, newUserCode)
  for (const code of codes) expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/)
  expect(new Set(codes).size).toBe(2000)
  const letters = new Set(codes.join(''))
  expect(letters.size).toBe(20)
})

test('a code is the same however it is typed', () => {
  expect(shown('BCDFGHJK')).toBe('BCDF-GHJK')
  for (const typed of ['BCDF-GHJK', 'bcdfghjk', 'bcdf-GHJK']) expect(kept(typed)).toBe('BCDFGHJK')
})
