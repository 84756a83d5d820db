import { expect, test } from 'vitest'
import { readFront } from './front.ts'

test('without a word a hub is for this machine', () =>
  expect(readFront({}, 8787)).toEqual({ origin: 'http://localhost:8787', callerHeader: '', walletHost: '' }))

test.each([
  ['https://hub.example', 'https://hub.example'],
  ['https://hub.example/', 'https://hub.example'],
  ['http://hub.example:8080', 'http://hub.example:8080'],
])('%s is the origin %s', (given, origin) =>
  expect(readFront({ SMITHERS_ORIGIN: given, SMITHERS_CALLER_HEADER: 'X-Forwarded-For' }, 1)).toEqual({
    origin,
    callerHeader: 'x-forwarded-for',
    walletHost: '',
  }),
)

test.each([
  'hub.example',
  'https://hub.example/path',
  'https://Hub.example',
  'https://hub.example:443',
  'ftp://hub.example',
  '*',
  'https://a@hub.example',
])('%s is no origin', (given) => expect(readFront({ SMITHERS_ORIGIN: given }, 1)).toMatchObject({ is: 'bad-front' }))

test('a header has a name', () =>
  expect(readFront({ SMITHERS_CALLER_HEADER: 'x forwarded' }, 1)).toMatchObject({ is: 'bad-front' }))

test('a wallet has a host', () => {
  expect(readFront({ SMITHERS_WALLET_HOST: 'https://wallet.example/' }, 1)).toMatchObject({
    walletHost: 'https://wallet.example',
  })
  for (const wallet of [
    'wallet.example',
    'https://wallet.example/dialog',
    "https://a.example; script-src 'unsafe-inline'",
  ])
    expect(readFront({ SMITHERS_WALLET_HOST: wallet }, 1)).toMatchObject({ is: 'bad-front' })
})
