/** The link that makes the first admin works once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openWorld, refusal, type World } from './rig/world.ts'

describe('the first admin', () => {
  let fresh: World
  beforeAll(async () => {
    fresh = await openWorld()
  })
  afterAll(() => fresh.close())
  const claim = (bearer: string, token: string) =>
    fresh.call('POST', '/api/hub/claim', { token: bearer, body: { token } })

  test('is one of two who race for the link, and is admin from then on', async () => {
    const [first, second] = [await fresh.someone(), await fresh.someone()]
    const link = fresh.hub.claimToken() ?? ''
    expect((await claim(first.token, 'not-the-token-at-all')).problem).toBe('claim-refused')
    const answers = await Promise.all([claim(first.token, link), claim(second.token, link)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403])
    const winner = answers[0]?.status === 200 ? first : second
    const over = await fresh.call('GET', '/api/accounts', { token: winner.token })
    expect(refusal(over)).toEqual([401, 'unauthenticated', 'revoked'])
    const renewed = await fresh.call('POST', '/api/auth/refresh', { body: { refreshToken: winner.refresh } })
    expect(renewed.body.tier).toBe('admin')
    expect((await fresh.call('GET', '/api/accounts', { token: renewed.body.accessToken })).status).toBe(200)
  })
})
