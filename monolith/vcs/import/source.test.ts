import { describe, expect, it } from 'vitest'
import { isPublicAddress } from './address.ts'
import { checkSource, type SourceRules } from './source.ts'

const RULES: SourceRules = { schemes: ['https', 'http'], allowPrivateHosts: false, proxied: false }
const check = (url: string, rules: Partial<SourceRules> = {}) =>
  checkSource({ kind: 'url', url }, { ...RULES, ...rules })

describe('checkSource', () => {
  it('accepts a public address and allows git one protocol and no redirect', async () => {
    const checked = await check('https://93.184.216.34/owner/name.git')
    expect(checked).toMatchObject({ ok: true, value: { address: 'https://93.184.216.34/owner/name.git' } })
    if (checked.ok) {
      expect(checked.value.args).toContain('protocol.https.allow=always')
      expect(checked.value.args).toContain('http.followRedirects=false')
    }
  })

  it.each([
    'file:///etc/passwd',
    'ssh://git@93.184.216.34/x',
    'git://93.184.216.34/x',
    'ext::sh -c id',
    'ftp://93.184.216.34/x',
    'fd::17',
    'http+unix://x/y',
    'data:,x',
    'javascript:1',
    'git@github.com:a/b',
    '/etc',
    '--upload-pack=id',
    '-u',
    '',
    'https://',
    'https:///x',
    'x'.repeat(3000),
    'https://user:secret@93.184.216.34/x',
    'https://token@93.184.216.34/x',
    'https://93.184.216.34/',
    'https://93.184.216.34',
    'https://93.184.216.34/--upload-pack=id',
    'https://93.184.216.34/x?y=1',
    'https://93.184.216.34/x#y',
    'https://93.184.216.34/a b',
    'https://93.184.216.34/a\nb',
    'https://93.184.216.34/a\0b',
    'http://localhost/x',
    'http://LOCALHOST:8787/x',
    'http://127.0.0.1/x',
    'http://127.1/x',
    'http://2130706433/x',
    'http://0x7f000001/x',
    'http://0177.0.0.1/x',
    'http://0/x',
    'http://0.0.0.0/x',
    'http://10.0.0.1/x',
    'http://172.16.0.1/x',
    'http://172.31.255.255/x',
    'http://192.168.1.1/x',
    'http://100.64.0.1/x',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/x',
    'http://[::]/x',
    'http://[::ffff:127.0.0.1]/x',
    'http://[::ffff:7f00:1]/x',
    'http://[fe80::1]/x',
    'http://[fd00::1]/x',
    'http://[64:ff9b::7f00:1]/x',
    'http://[2002:7f00:1::]/x',
    'http://224.0.0.1/x',
    'http://255.255.255.255/x',
    'http://１２７.0.0.1/x',
    'http://127。0。0。1/x',
  ])('refuses %.60j', async (url) => {
    expect(await check(url)).toMatchObject({ ok: false, problem: { is: 'source-refused', reason: expect.any(String) } })
  })

  it('never repeats credentials in its reason', async () => {
    expect(JSON.stringify(await check('https://user:hunter2@127.0.0.1/x'))).not.toContain('hunter2')
  })

  it('lets an owner’s choice open private hosts and other schemes, with what goes for them', async () => {
    expect(await check('http://127.0.0.1:1/x', { allowPrivateHosts: true })).toMatchObject({ ok: true })
    expect(await check('ssh://git@93.184.216.34/x', { schemes: ['ssh'] })).toMatchObject({ ok: true })
    expect(await check('ssh://git:secret@93.184.216.34/x', { schemes: ['ssh'] })).toMatchObject({ ok: false })
    expect(await check('ssh://-oProxyCommand=id/x', { schemes: ['ssh'] })).toMatchObject({ ok: false })
    expect(await check('git://2130706433/x', { schemes: ['git'] })).toMatchObject({ ok: false })
  })

  it('holds git to the addresses that were looked at', async () => {
    const checked = await check('http://localhost:8080/x', { allowPrivateHosts: true })
    expect(checked.ok && checked.value.args.find((arg) => arg.startsWith('http.curlopt'))).toMatch(
      /^http\.curloptResolve=localhost:8080:(127|::1)/,
    )
  })
})

describe('isPublicAddress', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '172.15.255.255',
    '172.32.0.1',
    '192.169.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '2a00:1450::1',
  ])('knows %s as public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
  it.each([
    '::',
    '::1',
    '::ffff:8.8.8.8',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '64:ff9b::1',
    '240.0.0.1',
    '198.18.0.1',
  ])('knows %s as not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})
