/** A person at each tier may do exactly what the spec says: every operation × every tier, in process and through the edge. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue } from '@smithers/api-spec/catalogue'
import type { Operation, Right } from '@smithers/api-spec/commands/catalogue'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openWorld, type World } from './rig/world.ts'

const callers = ['anonymous', 'reader', 'contributor', 'maintainer', 'admin'] as const
type Tier = (typeof callers)[number]

let world: World
const tokens: Partial<Record<Right, string>> = {}
const addresses: Partial<Record<Right, string>> = {}
beforeAll(async () => {
  world = await openWorld({ repo: true })
  for (const tier of callers) {
    if (tier === 'anonymous') continue
    const person = await world.someone(tier)
    tokens[tier] = person.token
    addresses[tier] = person.address
  }
})
afterAll(() => world.close())

const isBetweenServices = ({ rights }: Operation) => rights.every((right) => right === 'service')
const open = catalogue.operations.filter((operation) => !isBetweenServices(operation))
const refusals = ['tier-too-low', 'unauthenticated', 'no-such-operation']

/** A request that reaches the rule of rights: names filled in, a body where one belongs. Its input need not fit. */
async function ask(operation: Operation, tier: Right) {
  const token = tokens[tier]
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const init: RequestInit = { method: operation.method, headers }
  if (operation.method !== 'GET') {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify({ never: 'fits' })
  }
  const answer = await fetch(`${world.url}/api${operation.path.replaceAll(/\{\w+\}/g, 'nosuchname')}`, init)
  // A stream that was let in goes on for ever.
  if (answer.headers.get('content-type') === 'text/event-stream') {
    await answer.body?.cancel()
    return { status: answer.status, problem: undefined, body: undefined }
  }
  const text = await answer.text()
  const body = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>)
  const problem = answer.ok ? undefined : String(body?.['type']).slice('urn:smithers:problem:'.length)
  return { status: answer.status, problem, body }
}

describe('through the edge, every operation admits exactly the tiers that the spec names', () => {
  for (const tier of callers) {
    // Signing out is anybody's, and would end the session that the rest is asked with.
    test.each(open.filter(({ id }) => id !== 'signOut').map((operation) => [operation.id, operation] as const))(
      `${tier} %s`,
      async (_id, operation) => {
        const answer = await ask(operation, tier)
        if (operation.rights.includes(tier)) return expect(refusals).not.toContain(answer.problem)
        if (tier === 'anonymous')
          return expect([answer.status, answer.problem, answer.body?.['reason']]).toEqual([
            401,
            'unauthenticated',
            'missing',
          ])
        expect([answer.status, answer.problem]).toEqual([403, 'tier-too-low'])
        expect(answer.body).toMatchObject({ tier, needs: operation.rights })
      },
    )
  }

  test.each(catalogue.operations.filter(isBetweenServices))(
    '$id, between the edge and the monolith, is offered to nobody',
    async (operation) => {
      for (const tier of callers) expect((await ask(operation, tier)).problem).toBe('no-such-operation')
    },
  )

  test('the edge serves what the spec says that it serves', () => {
    const source = readFileSync(join(import.meta.dirname, '../../edge/src/gate/edge-operations.ts'), 'utf8')
    const list = /export const edgeOperations = \{([^}]*)\}/.exec(source)?.[1] ?? ''
    const served = list.split(',').map((name) => name.trim())
    expect(served.filter((name) => name !== '').toSorted()).toEqual(
      open
        .filter(({ servedBy }) => servedBy === 'edge')
        .map(({ id }) => id)
        .toSorted(),
    )
  })
})

describe('in process, every operation admits exactly the callers that the spec names', () => {
  const ofMonolith = catalogue.operations.filter(({ servedBy }) => servedBy === 'monolith')
  const actorOf = (tier: Tier | 'service'): string => (tier === 'service' ? 'edge' : (addresses[tier] ?? 'anonymous'))

  for (const tier of [...callers, 'service'] as const) {
    test.each(ofMonolith.map((operation) => [operation.id, operation] as const))(
      `${tier} %s`,
      async (id, operation) => {
        const { status, body } = await world.hub.dispatch(id, { never: 'fits' }, { actor: actorOf(tier), tier })
        const problem = status < 400 ? undefined : (body as { type: string }).type.slice('urn:smithers:problem:'.length)
        if (operation.rights.includes(tier)) return expect(['tier-too-low', 'unauthenticated']).not.toContain(problem)
        expect(['tier-too-low', 'unauthenticated']).toContain(problem)
        expect([401, 403]).toContain(status)
      },
    )
  }
})
