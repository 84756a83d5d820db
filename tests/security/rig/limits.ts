/** What tests of limits do: set them, file issues up to them and past them, and read what a refusal says. */
import { expect } from 'vitest'

import type { Answer, World } from './world.ts'

type Window = 'minute' | 'hour' | 'day'

export const issues = '/api/repos/acme/tools/issues'

/** @param at the hub once it is open, and the token of an admin of it */
export function limitsOf(at: () => { world: World; admin: string }) {
  const setLimit = async (scope: string, kind: string, window: Window, soft: number, hard: number) => {
    const answer = await at().world.call('PUT', '/api/limits', {
      token: at().admin,
      body: { scope, class: kind, window, soft, hard },
    })
    expect(answer.status).toBe(200)
  }
  const removeLimit = (scope: string, kind: string, window: Window) =>
    at().world.call('DELETE', `/api/limits?scope=${encodeURIComponent(scope)}&class=${kind}&window=${window}`, {
      token: at().admin,
    })

  /** A person whose own limit on filing issues is this and nothing else. */
  async function limited(soft: number, hard: number, window: Window = 'day') {
    const person = await at().world.someone()
    // The tier's own limit is by the hour; this takes its place, so that only the one that is tried binds.
    if (window !== 'hour') await setLimit(`account:${person.address}`, 'issue-creation', 'hour', 1000, 1000)
    await setLimit(`account:${person.address}`, 'issue-creation', window, soft, hard)
    return person
  }
  const post = (token: string, title: string, key?: string) =>
    at().world.call('POST', issues, { token, body: { title }, ...(key ? { headers: { 'idempotency-key': key } } : {}) })
  const filedBy = async (address: string): Promise<{ title: string }[]> => {
    const all = { owner: 'acme', repo: 'tools', state: 'all', order: 'asc', limit: 100 }
    const { body } = await at().world.hub.dispatch('listIssues', all, { actor: 'hub', tier: 'admin' })
    return (body as { issues: { author: string; title: string }[] }).issues.filter(({ author }) => author === address)
  }

  return { setLimit, removeLimit, limited, post, filedBy }
}

export const statuses = (answers: Answer[]) => answers.map(({ status }) => status).toSorted((a, b) => a - b)

/** What every refusal says, whatever it is about: which limit, how much of it, and when to come back. */
export function expectExplained(refused: Answer, name: string) {
  const { class: kind, used, ceiling, resetAt, scope } = refused.body
  expect([refused.status, refused.problem, scope, kind]).toEqual([
    429,
    'limit-reached',
    expect.any(String),
    expect.any(String),
  ])
  expect(used).toBeGreaterThanOrEqual(ceiling)
  const policies = refused.headers.get('ratelimit-policy') ?? ''
  expect(policies).toMatch(new RegExp(`"${name}";q=${ceiling};w=(60|3600|86400)\\b`))
  const [, wait = ''] = new RegExp(`"${name}";r=0;t=(\\d+)`).exec(refused.headers.get('ratelimit') ?? '') ?? []
  expect(Number(refused.headers.get('retry-after'))).toBe(Number(wait))
  expect(Math.abs(Date.parse(resetAt) - Date.now() - Number(wait) * 1000)).toBeLessThan(2_000)
}
