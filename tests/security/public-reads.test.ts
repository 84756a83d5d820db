/** What anybody may read: tagged, fresh after every write, and kept from nobody but those it is not for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openWorld, type World } from './rig/world.ts'

describe.each(['cached', 'direct'] as const)('a public read, %s,', (publicReads) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ repo: true, publicReads })
  })
  afterAll(() => world.close())

  test('has an entity tag, and costs nothing when it has not changed', async () => {
    const first = await world.call('GET', '/api/repos')
    const tag = first.headers.get('etag')
    expect(tag).toBeTruthy()
    for (const sent of publicReads === 'cached' ? [tag!, `"other", ${tag}`] : [tag!]) {
      expect((await world.call('GET', '/api/repos', { headers: { 'if-none-match': sent } })).status).toBe(304)
    }
    expect((await world.call('GET', '/api/repos', { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  })

  test('shows a write that passed the edge before it', async () => {
    const before = await world.call('GET', '/api/repos/acme/tools/issues')
    const { token } = await world.someone()
    await world.call('POST', '/api/repos/acme/tools/issues', { token, body: { title: 'new one' } })
    const after = await world.call('GET', '/api/repos/acme/tools/issues')
    expect(after.body.issues).toHaveLength(before.body.issues.length + 1)
  })

  test('of one caller is never another’s', async () => {
    const admin = await world.someone('admin')
    const nobody = await world.call('GET', '/api/repos/acme/tools')
    const somebody = await world.call('GET', '/api/repos/acme/tools', { token: admin.token })
    expect(somebody.headers.get('cache-control')).toBe('private, no-cache')
    expect(somebody.headers.get('vary')).toBe('cookie, authorization')
    expect((await world.call('GET', '/api/repos/acme/tools')).body).toEqual(nobody.body)
  })

  test('that fails is not kept', async () => {
    const path = '/api/repos/acme/tools/issues/1?x=1'
    expect((await world.call('GET', path)).headers.get('cache-control')).toBe('no-store')
  })

  test('is served stale for a moment while the monolith is away only where it is cached', async () => {
    await world.call('GET', '/api/repos/acme/tools')
    await world.stopMonolith()
    const { status } = await world.call('GET', '/api/repos/acme/tools')
    await world.startMonolith()
    expect(status).toBe(publicReads === 'cached' ? 200 : 503)
  })
})
