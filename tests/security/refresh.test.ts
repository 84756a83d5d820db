/** Sessions: renewed by one, ended by a thief, listed and revoked by their owner. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { partsFor, write } from './rig/siwe.ts'
import { cookieHeader, cookiesOf, openWorld, refusal, type World } from './rig/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const refresh = (refreshToken: string) => world.call('POST', '/api/auth/refresh', { body: { refreshToken } })
const longAgo = (ms: number) =>
  world.sql('UPDATE refresh_tokens SET used_at = used_at - ? WHERE used_at IS NOT NULL', ms)

describe('a refresh token', () => {
  test('is traded for a new one and a new access token of the same session', async () => {
    const person = await world.someone()
    const { status, body } = await refresh(person.refresh)
    expect(status).toBe(200)
    expect(body).toMatchObject({ signedIn: true, address: person.address, id: person.session })
    expect(body.refreshToken).not.toBe(person.refresh)
    expect((await world.call('GET', '/api/accounts/me/limits', { token: body.accessToken })).status).toBe(200)
  })

  test('is kept only as a hash', async () => {
    const person = await world.someone()
    const rows = await world.sql('SELECT * FROM refresh_tokens')
    expect(JSON.stringify(rows)).not.toContain(person.refresh)
  })

  test('44 used a hundred times at once is traded once, and the session lives', async () => {
    const person = await world.someone()
    const answers = await Promise.all(Array.from({ length: 100 }, () => refresh(person.refresh)))
    const won = answers.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    expect(answers.filter(({ status, problem }) => status === 409 && problem === 'refresh-race')).toHaveLength(99)
    expect((await refresh(won[0]!.body.refreshToken)).status).toBe(200)
  })

  test('45 used again after the grace ends the whole session, for thief and victim', async () => {
    const person = await world.someone()
    const next = (await refresh(person.refresh)).body
    await longAgo(11_000)
    expect(refusal(await refresh(person.refresh))).toEqual([401, 'refresh-refused', 'reused'])
    expect(refusal(await refresh(next.refreshToken))).toEqual([401, 'refresh-refused', 'revoked'])
    const write = await world.call('POST', '/api/repos/acme/tools/issues', {
      token: next.accessToken,
      body: { title: 'x' },
    })
    expect(refusal(write)).toEqual([401, 'unauthenticated', 'revoked'])
  })

  test('46 that is unknown is refused', async () =>
    expect(refusal(await refresh('A'.repeat(43)))).toEqual([401, 'refresh-refused', 'unknown']))

  test('46 that is missing is refused', async () =>
    expect(refusal(await world.call('POST', '/api/auth/refresh', { body: {} }))).toEqual([
      401,
      'refresh-refused',
      'unknown',
    ]))

  test('that was not used for thirty days is refused', async () => {
    const person = await world.someone()
    await world.sql('UPDATE refresh_tokens SET expires_at = ? WHERE session = ?', Date.now() - 1, person.session)
    expect(refusal(await refresh(person.refresh))).toEqual([401, 'refresh-refused', 'expired'])
  })

  test('that is an access token is refused', async () =>
    expect(refusal(await refresh((await world.someone()).token))).toEqual([401, 'refresh-refused', 'unknown']))

  test('that looks like SQL is only unknown', async () =>
    expect(refusal(await refresh(`' OR 1=1 --`))).toEqual([401, 'refresh-refused', 'unknown']))

  test('carries the tier of now, and the token of before is over at once for writes', async () => {
    const person = await world.someone('maintainer')
    const admin = await world.someone('admin')
    const changed = await world.call('PUT', `/api/accounts/${person.address}/tier`, {
      token: admin.token,
      body: { tier: 'reader' },
    })
    expect(changed.status).toBe(200)
    const before = await world.call('POST', '/api/repos/acme/tools/labels', {
      token: person.token,
      body: { name: 'x' },
    })
    expect(refusal(before)).toEqual([401, 'unauthenticated', 'revoked'])
    expect((await refresh(person.refresh)).body.tier).toBe('reader')
  })

  test('of a banned account is refused', async () => {
    const person = await world.someone()
    await world.hub.dispatch('banAccount', { address: person.address, reason: 'spam' }, { actor: 'hub', tier: 'admin' })
    expect((await refresh(person.refresh)).problem).toBe('banned')
  })

  test('of an account whose ban is lifted is as good as it was', async () => {
    const [person, admin] = [await world.someone(), await world.someone('admin')]
    const decide = (what: string, body: object) =>
      world.call('POST', `/api/accounts/${person.address}/${what}`, { token: admin.token, body })
    await decide('ban', { reason: 'spam' })
    expect((await refresh(person.refresh)).problem).toBe('banned')
    await longAgo(11_000)
    expect((await refresh(person.refresh)).problem).toBe('banned')
    expect((await world.call('POST', `/api/accounts/${person.address}/unban`, { token: admin.token })).status).toBe(200)
    expect((await refresh(person.refresh)).status).toBe(200)
  })

  test('works while the monolith is away', async () => {
    const person = await world.someone()
    await world.stopMonolith()
    const answer = await refresh(person.refresh)
    await world.startMonolith()
    expect(answer.status).toBe(200)
  })

  test('lives through a restart of the edge', async () => {
    const person = await world.someone()
    await world.restartEdge()
    expect((await refresh(person.refresh)).status).toBe(200)
    expect((await world.call('GET', '/api/auth/session', { token: person.token })).body.signedIn).toBe(true)
  })
})

describe('a browser', () => {
  async function inBrowser() {
    const person = world.person()
    const nonce = await world.call('POST', '/api/auth/nonce', { browser: true })
    const message = write({ ...(await partsFor(person, async () => nonce)) })
    const body = { message, signature: await person.sign(message) }
    const answer = await world.call('POST', '/api/auth/sign-in', {
      browser: true,
      cookie: cookieHeader(cookiesOf(nonce)),
      body,
    })
    return { person, cookies: cookiesOf(answer) }
  }
  const renew = (cookie: string, given = {}) =>
    world.call('POST', '/api/auth/refresh', { browser: true, cookie, body: {}, ...given })

  test('renews by its cookie and gets new cookies, never tokens in the body', async () => {
    const { cookies } = await inBrowser()
    const answer = await renew(cookieHeader(cookies))
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ accessToken: null, refreshToken: null })
    expect(cookiesOf(answer)['__Secure-sh_rt']).not.toBe(cookies['__Secure-sh_rt'])
  })

  test('renews when its access cookie is over', async () => {
    const { cookies } = await inBrowser()
    expect((await renew(cookieHeader({ ...cookies, '__Host-sh_at': 'x.y.z' }))).status).toBe(200)
  })

  test('that another site makes renew is refused', async () => {
    const { cookies } = await inBrowser()
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect((await renew(cookieHeader(cookies), { browser: false, headers })).problem).toBe('origin-refused')
    expect((await renew(cookieHeader(cookies), { browser: false })).problem).toBe('origin-refused')
  })

  test('with a token in a cookie and one in the body is refused', async () => {
    const { cookies } = await inBrowser()
    const answer = await renew(cookieHeader(cookies), { body: { refreshToken: 'A'.repeat(43) } })
    expect(answer.problem).toBe('ambiguous-credentials')
  })

  test('with two refresh cookies, one planted from another host or path, is refused', async () => {
    const { cookies } = await inBrowser()
    const planted = `__Secure-sh_rt=${'A'.repeat(43)}`
    for (const cookie of [`${cookieHeader(cookies)}; ${planted}`, `${planted}; ${cookieHeader(cookies)}`])
      expect((await renew(cookie)).problem).toBe('ambiguous-credentials')
    expect((await renew(cookieHeader(cookies))).status).toBe(200)
  })

  test('whose session is over loses its cookies', async () => {
    const answer = await renew('__Secure-sh_rt=unknown')
    expect(answer.status).toBe(401)
    expect(answer.headers.getSetCookie().join()).toMatch(/__Host-sh_at=;.*Max-Age=0.*__Secure-sh_rt=;.*Max-Age=0/)
  })

  test('that was demoted is told it is nobody, renews, and is its new tier', async () => {
    const { person, cookies } = await inBrowser()
    await world.hub.dispatch(
      'setAccountTier',
      { address: person.address, tier: 'reader' },
      { actor: 'hub', tier: 'admin' },
    )
    await world.someone()
    await world.sql('UPDATE policy_state SET stale = 1')
    const cookie = cookieHeader(cookies)
    expect((await world.call('GET', '/api/auth/session', { cookie })).body.signedIn).toBe(false)
    expect((await renew(cookie)).body.tier).toBe('reader')
  })

  test('signs out, and its tokens are over', async () => {
    const { cookies } = await inBrowser()
    const cookie = cookieHeader(cookies)
    const answer = await world.call('POST', '/api/auth/sign-out', { browser: true, cookie, body: {} })
    expect(answer.body.signedIn).toBe(false)
    expect(answer.headers.getSetCookie()).toHaveLength(2)
    expect(refusal(await renew(cookie))).toEqual([401, 'refresh-refused', 'revoked'])
    const write = await world.call('POST', '/api/repos/acme/tools/issues', {
      browser: true,
      cookie,
      body: { title: 'x' },
    })
    expect(refusal(write)).toEqual([401, 'unauthenticated', 'revoked'])
  })
})

describe('sessions', () => {
  const list = (token: string, address = 'me') => world.call('GET', `/api/auth/sessions?address=${address}`, { token })
  const again = async (person: { sign(text: string): Promise<string>; address: string }) => {
    const message = write(await partsFor(person, world.call))
    const body = { message, signature: await person.sign(message), mode: 'token' }
    return (await world.call('POST', '/api/auth/sign-in', { body, headers: { 'user-agent': 'second device' } })).body
  }

  test('are listed for their owner, the one in use marked', async () => {
    const person = await world.someone()
    const second = await again(person)
    const { body } = await list(second.accessToken)
    expect(body.sessions).toHaveLength(2)
    expect(body.sessions.filter((one: { current: boolean }) => one.current)).toMatchObject([
      { id: second.id, client: 'second device', address: person.address },
    ])
  })

  test('are ended by their owner, at once', async () => {
    const person = await world.someone()
    const second = await again(person)
    const ended = await world.call('DELETE', `/api/auth/sessions/${second.id}`, { token: person.token })
    expect(ended.body.sessions.map((one: { id: string }) => one.id)).toEqual([person.session])
    expect(refusal(await refresh(second.refreshToken))).toEqual([401, 'refresh-refused', 'revoked'])
    expect(refusal(await list(second.accessToken))).toEqual([401, 'unauthenticated', 'revoked'])
    expect((await world.call('DELETE', `/api/auth/sessions/${second.id}`, { token: person.token })).problem).toBe(
      'session-not-found',
    )
  })

  test('of others are neither shown to nor ended by anyone but an admin', async () => {
    const [person, other, admin] = [
      await world.someone(),
      await world.someone('maintainer'),
      await world.someone('admin'),
    ]
    expect((await list(other.token, person.address)).problem).toBe('not-yours')
    expect((await world.call('DELETE', `/api/auth/sessions/${person.session}`, { token: other.token })).problem).toBe(
      'session-not-found',
    )
    expect((await list(admin.token, person.address)).body.sessions).toMatchObject([
      { id: person.session, current: false },
    ])
    expect(
      (await world.call('DELETE', `/api/auth/sessions/${person.session}`, { token: admin.token })).body.sessions,
    ).toEqual([])
  })

  test('named in any letter case are the same account', async () => {
    const person = await world.someone()
    expect((await list(person.token, person.address.toLowerCase())).body.sessions).toHaveLength(1)
  })
})
