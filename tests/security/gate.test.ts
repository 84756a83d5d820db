/** The gate: what a change of tier does, what is offered while the monolith is away, and what every answer carries. */
import type { Right } from '@smithers/api-spec/commands/catalogue'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { eventually, openWorld, refusal, type World } from './rig/world.ts'

let world: World
const tokens: Partial<Record<Right, string>> = {}
let admin: Awaited<ReturnType<World['someone']>>
beforeAll(async () => {
  world = await openWorld({ repo: true })
  for (const tier of ['reader', 'contributor', 'maintainer', 'admin'] as const) {
    const person = await world.someone(tier)
    tokens[tier] = person.token
    if (tier === 'admin') admin = person
  }
})
afterAll(() => world.close())

describe('a change of tier', () => {
  const label = (token: string) => world.call('POST', '/api/repos/acme/tools/labels', { token, body: { name: 'x' } })

  test('down is in force for the next write', async () => {
    const person = await world.someone('maintainer')
    expect((await label(person.token)).problem).not.toBe('unauthenticated')
    const body = { tier: 'contributor', reason: 'away' }
    expect(
      (await world.call('PUT', `/api/accounts/${person.address}/tier`, { token: tokens.admin!, body })).status,
    ).toBe(200)
    expect(refusal(await label(person.token))).toEqual([401, 'unauthenticated', 'revoked'])
  })

  test('down is in force for the next write when the answer about it was never heard', async () => {
    const person = await world.someone('maintainer')
    await world.hub.dispatch(
      'setAccountTier',
      { address: person.address, tier: 'reader' },
      { actor: 'hub', tier: 'admin' },
    )
    await world.sql('UPDATE policy_state SET stale = 1')
    expect(refusal(await label(person.token))).toEqual([401, 'unauthenticated', 'revoked'])
  })

  test('made while the edge was away is in force for the first write after it', async () => {
    const person = await world.someone('maintainer')
    expect((await label(person.token)).problem).not.toBe('unauthenticated')
    await world.restartEdge(async () => {
      const demotion = { address: person.address, tier: 'reader' }
      await world.hub.dispatch('setAccountTier', demotion, { actor: 'hub', tier: 'admin' })
    })
    expect(refusal(await label(person.token))).toEqual([401, 'unauthenticated', 'revoked'])
  })

  test('made elsewhere is in force within seconds', async () => {
    const person = await world.someone('maintainer')
    await world.hub.dispatch(
      'setAccountTier',
      { address: person.address, tier: 'reader' },
      { actor: 'hub', tier: 'admin' },
    )
    await world.sql('UPDATE policy_state SET refreshed_at = refreshed_at - 6000')
    await eventually(
      () => label(person.token),
      (answer) => answer.body.reason === 'revoked',
    )
  })

  test('to banned is in force at once, and says why', async () => {
    const person = await world.someone()
    const ban = await world.call('POST', `/api/accounts/${person.address}/ban`, {
      token: tokens.admin!,
      body: { reason: 'spam' },
    })
    expect(ban.status).toBe(200)
    const answer = await world.call('POST', '/api/repos/acme/tools/issues', {
      token: person.token,
      body: { title: 'x' },
    })
    expect([answer.status, answer.problem, answer.body.reason]).toEqual([403, 'banned', 'spam'])
  })
})

describe('the policy', () => {
  test('is rebuilt from nothing by the next request that needs it', async () => {
    for (const table of ['accounts', 'limits', 'state']) await world.sql(`DELETE FROM policy_${table}`)
    expect((await world.call('GET', '/api/events', { token: tokens.maintainer! })).status).toBe(200)
    expect((await world.sql('SELECT seq FROM policy_state'))[0]).toMatchObject({ seq: expect.any(Number) })
  })

  test('of a longer log than there is now is thrown away and built anew', async () => {
    await world.sql('UPDATE policy_state SET seq = 1000000, stale = 1')
    await world.sql('UPDATE policy_accounts SET seq = 1000000, tier = ?', 'admin')
    expect((await world.call('GET', '/api/auth/keys', { token: tokens.reader! })).status).toBe(403)
    expect((await world.call('GET', '/api/events', { token: tokens.maintainer! })).status).toBe(200)
    expect((await world.sql('SELECT seq FROM policy_state'))[0]).not.toMatchObject({ seq: 1000000 })
  })
})

describe('while the monolith is away', () => {
  test('the gate still knows everyone, refuses as before, and says that nothing was lost', async () => {
    await world.stopMonolith()
    try {
      const ban = await world.call('PUT', `/api/accounts/${admin.address}/tier`, {
        token: tokens.reader!,
        body: { tier: 'admin' },
      })
      expect(ban.problem).toBe('tier-too-low')
      expect((await world.call('GET', '/api/auth/session', { token: tokens.reader! })).body.signedIn).toBe(true)
      const read = await world.call('GET', '/api/repos/acme/tools/changes')
      expect([read.status, read.problem, read.headers.get('retry-after')]).toEqual([503, 'hub-unavailable', '2'])
      const write = await world.call('POST', '/api/repos/acme/tools/labels', {
        token: tokens.maintainer!,
        body: { name: 'x' },
      })
      expect(write.problem).toBe('hub-unavailable')
      const page = await fetch(`${world.origin}/api/repos/acme/tools/labels`, { headers: { accept: 'text/html,*/*' } })
      expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
      await page.body?.cancel()
    } finally {
      await world.startMonolith()
    }
    expect((await world.call('GET', '/api/repos/acme/tools/changes')).status).toBeLessThan(500)
  })
})

describe('an address', () => {
  test.each([
    ['/api', 404],
    ['/api/', 404],
    ['/api/nothing', 404],
    ['/api/repos/a', 404],
    ['/api/repos//b', 404],
    ['/api/repos/%ff/b', 404],
    ['/api/internal/policy', 404],
    ['/API/repos', 404],
    ['/api/../api/internal/policy', 404],
    ['/api/%69nternal/policy', 404],
  ])('%s answers %i', async (path, status) => expect((await world.call('GET', path)).status).toBe(status))

  test('asked in a way that it does not offer says which it does', async () => {
    const answer = await world.call('DELETE', '/api/repos', { token: tokens.admin! })
    expect([answer.status, answer.problem, answer.headers.get('allow')]).toEqual([
      405,
      'method-not-allowed',
      'GET, POST',
    ])
  })

  test('asked across origins is offered to nobody', async () => {
    const answer = await world.call('OPTIONS', '/api/repos', {
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(answer.status).toBe(405)
    for (const name of answer.headers.keys()) expect(name).not.toMatch(/^access-control/)
  })

  test.each(['x=1', '__proto__=1', '__proto__=1&__proto__=2', 'constructor=1'])(
    'with the unknown parameter %s is refused by name, by whoever serves it',
    async (query) => {
      for (const path of ['/api/auth/session', '/api/repos', '/api/auth/sessions']) {
        const { problem, body } = await world.call('GET', `${path}?${query}`, { token: tokens.reader! })
        expect([problem, body.errors]).toEqual([
          'invalid-input',
          [{ pointer: `/${query.split('=')[0]}`, message: 'is not known here' }],
        ])
      }
    },
  )

  test('/api/openapi.json holds the spec', async () =>
    expect((await world.call('GET', '/api/openapi.json')).body.openapi).toBe('3.1.1'))
})

describe('every answer', () => {
  const forPages =
    /^default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'; require-trusted-types-for 'script'/
  /** Data that is opened as a page loads nothing, runs nothing and is framed by nobody. */
  const forData = /^default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/

  test.each<[string, RegExp, string | null]>([
    ['/', forPages, 'same-origin'],
    ['/nothing', forPages, 'same-origin'],
    ['/api/repos', forData, null],
    ['/api/nothing', forData, null],
    ['/api/events', forData, null],
    ['/.well-known/jwks.json', forData, null],
  ])('at %s carries the rules for browsers', async (path, policy, referrer) => {
    const { headers } = await world.call('GET', path)
    expect(headers.get('content-security-policy')).toMatch(policy)
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe(referrer)
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('server')).toBeNull()
  })

  test('about an account is kept by no cache', async () => {
    for (const path of ['/api/auth/session', '/api/accounts/me/limits']) {
      expect((await world.call('GET', path, { token: tokens.reader! })).headers.get('cache-control')).toBe('no-store')
    }
  })

  test('/.well-known/security.txt says whom to tell', async () =>
    expect((await world.call('GET', '/.well-known/security.txt')).body).toMatch(/^Contact: .*\nExpires: \d{4}-/))
})

describe('the site', () => {
  test('answers unknown pages plainly and without the monolith', async () => {
    const answer = await world.call('GET', '/nothing/here/at/all')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8'])
  })

  test('takes no writes', async () => expect((await world.call('POST', '/', { body: {} })).status).toBe(405))

  test.each([
    '/../secrets.json',
    '/%2e%2e/secrets.json',
    '/..%2fsecrets.json',
    '/_a/../../secrets.json',
    '/_a/%2e%2e%2f%2e%2e%2fsecrets.json',
  ])('gives nothing away at %s', async (path) => expect((await world.call('GET', path)).status).toBe(404))
})

describe('an address', () => {
  const search = (length: number) => world.call('GET', `/api/repos/acme/tools/issues?search=${'x'.repeat(length)}`)

  test('longer than a token can hold is refused by name, whoever asks', async () => {
    const answer = await search(3_000)
    expect([answer.status, answer.problem, answer.body.limit]).toEqual([414, 'address-too-long', 2_560])
    expect((await search(15_000)).problem).toBe('address-too-long')
    expect((await world.call('GET', `/api/${'x'.repeat(15_000)}`)).problem).toBe('address-too-long')
  })

  test('up to there reaches the monolith', async () => expect((await search(2_400)).problem).toBe('invalid-input'))
})
