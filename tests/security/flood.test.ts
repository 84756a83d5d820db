/** Whoever floods the sign-in is shut out of it, and cannot pass for many by what it writes into its requests. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { openWorld, type World } from './rig/world.ts'

const limit = 20
let alone: World
let behind: World
beforeAll(async () => {
  alone = await openWorld({ authFlood: limit })
  behind = await openWorld({ authFlood: limit, callerHeader: 'x-forwarded-for' })
})
afterAll(async () => {
  await alone.close()
  await behind.close()
})

/** How many of five times the limit get through. A window may end in between, so one caller gets twice the limit at most. */
async function through(world: World, headers: (n: number) => Record<string, string>): Promise<number> {
  const ask = (n: number) => world.call('POST', '/api/auth/nonce', { headers: headers(n) })
  const answers = await Promise.all(Array.from({ length: 5 * limit }, (_, n) => ask(n)))
  return answers.filter(({ status }) => status === 200).length
}

test('a device is shown where it was begun as the front says it, and never what the caller wrote', async () => {
  const begin = (headers: Record<string, string>) =>
    behind.call('POST', '/api/auth/device/code', { body: {}, headers: { ...headers, 'user-agent': 'a' } })
  const seen = async (headers: Record<string, string>) => {
    await begin(headers)
    const rows = await behind.sql('SELECT ip FROM device_codes ORDER BY created_at DESC, rowid DESC LIMIT 1')
    return (rows[0] as { ip: string }).ip
  }
  expect(await seen({ 'x-forwarded-for': '10.0.0.1, 203.0.113.77' })).toBe('203.0.113.77')
  expect(await seen({ 'x-forwarded-for': '2001:db8::1' })).toBe('2001:db8::1')
  expect(await seen({ 'x-forwarded-for': '<b>you</b>' })).toBe('unknown')
})

test.each(['cf-connecting-ip', 'x-forwarded-for', 'x-real-ip', 'true-client-ip', 'forwarded'])(
  'without a front, a caller that writes many addresses into %s is one caller',
  async (name) => expect(await through(alone, (n) => ({ [name]: `203.0.113.${n}` }))).toBeLessThanOrEqual(2 * limit),
)

test('behind a front, callers count by what the front says, and what they said themselves counts for nothing', async () => {
  const said = (n: number) => `198.51.100.${n}`
  expect(await through(behind, (n) => ({ 'x-forwarded-for': `${said(n)}, 203.0.113.1` }))).toBeLessThanOrEqual(
    2 * limit,
  )
  expect(await through(behind, (n) => ({ 'x-forwarded-for': `203.0.113.1, 203.0.113.${100 + n}` }))).toBe(5 * limit)
  expect(await through(behind, (n) => ({ 'cf-connecting-ip': said(n) }))).toBeLessThanOrEqual(2 * limit)
})
