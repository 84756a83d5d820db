import { CONTRIBUTOR, MAINTAINER, openFixture, problemOf, type Fixture } from '@smithers/monolith/fixture'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordTriage } from '../issue/record-triage.ts'
import type { Finding } from '../ports/offload.ts'

let hub: Fixture
beforeEach(async () => {
  hub = openFixture()
  await hub.on('createLabel', { name: 'bug' })
  for (let number = 1; number <= 4; number++) {
    await hub.on('createIssue', { title: `Issue ${number}` }, CONTRIBUTOR)
    const finding = { reason: 'its words', confidence: 0.8, evidence: [] }
    const findings: Finding[] = [
      { ...finding, kind: 'label', value: 'bug' },
      ...(number === 4 ? [{ ...finding, kind: 'duplicate' as const, value: '3' }] : []),
    ]
    recordTriage(hub.ports, { repo: 1, number }, findings)
  }
})
afterEach(() => {
  expect(hub.unknown).toEqual([])
  hub.close()
})

type Decisions = {
  suggestions: { id: number; state: string; decidedBy: string | null; decidedReason: string | null }[]
  refused: { id: number; problem: { type: string; status: number; next: string } }[]
}
const decide = async (input: Record<string, unknown>) => {
  const { status, body } = await hub.on('decideSuggestions', input)
  expect(status).toBe(200)
  return body as Decisions
}
const issue = async (number: number) => (await hub.on('viewIssue', { number })).body

test('many are accepted, rejected and taken back in one go, each as if by itself', async () => {
  const accepted = await decide({ verdict: 'accept', ids: [1, 2] })
  expect(accepted.suggestions).toMatchObject([
    { id: 1, state: 'accepted', decidedBy: MAINTAINER.actor },
    { id: 2, state: 'accepted', decidedBy: MAINTAINER.actor },
  ])
  expect(await issue(2)).toMatchObject({ labels: ['bug'] })
  const moments = hub.ports.store.all("SELECT DISTINCT ts FROM events WHERE type = 'suggestion.accepted'")
  expect(moments).toHaveLength(1)
  const rejected = await decide({ verdict: 'reject', ids: [3], reason: 'no bug' })
  expect(rejected.suggestions).toMatchObject([{ id: 3, state: 'rejected', decidedReason: 'no bug' }])
  const undone = await decide({ verdict: 'undo', ids: [1, 3] })
  expect(undone).toMatchObject({ suggestions: [{ state: 'pending' }, { state: 'pending' }], refused: [] })
  expect(await issue(1)).toMatchObject({ labels: [] })
})

test('what cannot be decided is named with its problem and leaves the others', async () => {
  await hub.on('acceptSuggestion', { id: 1 })
  const { suggestions, refused } = await decide({ verdict: 'accept', ids: [99, 1, 2] })
  expect(suggestions.map(({ id }) => id)).toEqual([2])
  expect(refused).toMatchObject([
    { id: 99, problem: { type: 'urn:smithers:problem:suggestion-not-found', status: 404 } },
    { id: 1, problem: { type: 'urn:smithers:problem:suggestion-decided', status: 409, state: 'accepted' } },
  ])
  expect(refused.every(({ problem }) => problem.next !== '')).toBe(true)
})

test('each is judged as it stands after those before it', async () => {
  await hub.on('closeIssue', { number: 3, reason: 'completed' })
  const { suggestions, refused } = await decide({ verdict: 'accept', ids: [4, 5] })
  expect(suggestions.map(({ id }) => id)).toEqual([4])
  expect(refused).toMatchObject([{ id: 5, problem: { type: 'urn:smithers:problem:duplicate-refused' } }])
})

test.each([
  ['nothing', { verdict: 'accept', ids: [] }],
  ['one twice', { verdict: 'accept', ids: [1, 1] }],
  ['more than a hundred', { verdict: 'accept', ids: Array.from({ length: 101 }, (_, at) => at + 1) }],
  ['another verdict', { verdict: 'delete', ids: [1] }],
  ['no numbers', { verdict: 'accept', ids: ['1; DROP TABLE'] }],
])('%s is refused as a whole', async (_, input) => {
  expect(await problemOf(hub.on('decideSuggestions', input))).toBe('422 invalid-input')
})

test('is for maintainers, and for a repository that there is', async () => {
  const input = { verdict: 'accept', ids: [1] }
  expect(await problemOf(hub.on('decideSuggestions', input, CONTRIBUTOR))).toBe('403 tier-too-low')
  expect(await problemOf(hub.on('decideSuggestions', { ...input, repo: 'other' }))).toBe('404 repo-not-found')
})
