import { expect, test } from 'vitest'
import { sizeInWords } from './size.ts'

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1_000, '1.0 kB'],
  [23_456, '23 kB'],
  [5_000_000, '5.0 MB'],
  [7_000_000_000_000, '7000 GB'],
])('%i bytes are %s', (bytes, words) => expect(sizeInWords(bytes)).toBe(words))
