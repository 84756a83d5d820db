import { expect, test } from 'vitest'
import { bareAddress, shortAddress } from './short.ts'

const address = '0x7a250d5630B4cF539739dF2C5dAcb4c659F248e1'

test('an address is short, with or without its chain', () => {
  expect(shortAddress(address)).toBe('0x7a…e1')
  expect(shortAddress(`eip155:1:${address}`)).toBe('0x7a…e1')
  expect(bareAddress(`eip155:1:${address}`)).toBe(address)
})

test('names stay whole', () => {
  expect(shortAddress('gh:a-rather-long-login')).toBe('a-rather-long-login')
  expect(shortAddress('local')).toBe('local')
  expect(shortAddress('0x7a')).toBe('0x7a')
  expect(shortAddress('')).toBe('')
})
