import { expect, test } from 'vitest'
import { deriveKey, isKey, randomKey } from './derive-key.ts'

test('one secret makes one key, for ever', async () => {
  const secret = Uint8Array.from({ length: 32 }, (_, index) => index)
  const key = await deriveKey(secret)
  expect(key).toBe(await deriveKey(secret))
  expect(isKey(key)).toBe(true)
  expect(key).toMatchInlineSnapshot(`"0x509335d0fd63b4f209f2625d3f6b1d86576c63722ad381208af6704681b89642"`)
})

test('another secret makes another key, and a short one none', async () => {
  expect(await deriveKey(new Uint8Array(32))).not.toBe(await deriveKey(new Uint8Array(33)))
  await expect(deriveKey(new Uint8Array(31))).rejects.toThrow('32 bytes')
})

test('a random key is a key, and only once', async () => {
  const [a, b] = [await randomKey(), await randomKey()]
  expect(isKey(a)).toBe(true)
  expect(a).not.toBe(b)
})

test('zero, the order, and other shapes are no keys', () => {
  const order = '0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141'
  for (const key of [
    `0x${'0'.repeat(64)}`,
    order,
    order.replace('41', '42'),
    order.slice(0, -2),
    order.slice(2),
    `${order.slice(0, -1)}G`,
  ]) {
    expect(isKey(key)).toBe(false)
  }
  expect(isKey(order.replace(/41$/, '40'))).toBe(true)
})
