import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CONTRIBUTOR, MAINTAINER, openFixture, type Fixture } from '@smithers/monolith/fixture'
import type { Finding } from '../ports/offload.ts'
import { recordTriage } from '../issue/record-triage.ts'

let hub: Fixture
beforeEach(async () => {
  hub = openFixture()
  for (const title of ['One', 'Two', 'Three']) await hub.on('createIssue', { title }, CONTRIBUTOR)
  for (const name of ['bug', 'docs']) await hub.on('createLabel', { name })
})
afterEach(() => {
  expect(hub.unknown).toEqual([])
  hub.close()
})

type Body = Record<string, unknown>
const finding = (kind: Finding['kind'], value: string): Finding => ({
  kind,
  value,
  reason: `because of ${value}`,
  confidence: 0.8,
  evidence: [1],
})
const triage = (number: number, ...findings: Finding[]) => recordTriage(hub.ports, { repo: 1, number }, findings)
const issue = async (number: number) => (await hub.on('viewIssue', { number })).body as Body
const pending = async () => ((await hub.on('listSuggestions')).body as { suggestions: Body[] }).suggestions
const eventTypes = async (number: number) =>
  ((await hub.on('listIssueEvents', { number })).body as { events: { type: string }[] }).events.map(({ type }) => type)

describe('triage', () => {
  test('makes suggestions and does nothing by itself', async () => {
    triage(2, finding('label', 'bug'), finding('duplicate', '1'), finding('needs-repro', ''))
    expect(await issue(2)).toMatchObject({
      triaged: true,
      pendingSuggestions: 3,
      labels: [],
      state: 'open',
      waiting: 'maintainer',
    })
    expect(await pending()).toMatchObject([
      {
        id: 1,
        issue: 2,
        issueTitle: 'Two',
        kind: 'label',
        value: 'bug',
        confidence: 0.8,
        evidence: [1],
        costume: 'smithers:triage@1',
        state: 'pending',
        decidedBy: null,
      },
      { id: 2, kind: 'duplicate', value: '1' },
      { id: 3, kind: 'needs-repro', value: '' },
    ])
  })

  test('is written down once, and leaves out what has become impossible meanwhile', async () => {
    await hub.on('closeIssue', { number: 1 })
    triage(
      2,
      finding('label', 'nobody made this'),
      finding('duplicate', '1'),
      finding('duplicate', '2'),
      finding('duplicate', '99'),
      finding('duplicate', 'x'),
    )
    triage(2, finding('label', 'bug'))
    expect(await issue(2)).toMatchObject({ triaged: true, pendingSuggestions: 0 })
  })
})

describe('accepting', () => {
  test('a label puts it on, in the name of the person, and undoing takes it off', async () => {
    triage(1, finding('label', 'bug'))
    expect((await hub.on('acceptSuggestion', { id: 1 })).body).toMatchObject({
      state: 'accepted',
      decidedBy: MAINTAINER.actor,
    })
    expect(await issue(1)).toMatchObject({ labels: ['bug'], pendingSuggestions: 0 })
    expect(await eventTypes(1)).toEqual([
      'issue.created',
      'issue.triaged',
      'suggestion.made',
      'suggestion.accepted',
      'issue.labelled',
    ])
    expect((await hub.on('undoSuggestion', { id: 1 })).body).toMatchObject({
      state: 'pending',
      decidedBy: null,
      decidedAt: null,
    })
    expect(await issue(1)).toMatchObject({ labels: [], pendingSuggestions: 1 })
  })

  test('a label that was there stays there when it is undone', async () => {
    await hub.on('labelIssue', { number: 1, add: ['bug'] })
    triage(1, finding('label', 'bug'))
    await hub.on('acceptSuggestion', { id: 1 })
    await hub.on('undoSuggestion', { id: 1 })
    expect(await issue(1)).toMatchObject({ labels: ['bug'] })
  })

  test('a label that a person took off and put back is theirs, and undoing leaves it', async () => {
    triage(1, finding('label', 'bug'))
    await hub.on('acceptSuggestion', { id: 1 })
    await hub.on('labelIssue', { number: 1, remove: ['bug'] })
    await hub.on('labelIssue', { number: 1, add: ['bug'] })
    await hub.on('undoSuggestion', { id: 1 })
    expect(await issue(1)).toMatchObject({ labels: ['bug'] })
  })

  test('a duplicate closes, and undoing opens again as it was', async () => {
    triage(2, finding('duplicate', '1'))
    await hub.on('acceptSuggestion', { id: 1 })
    expect(await issue(2)).toMatchObject({ state: 'closed', stateReason: 'duplicate', duplicateOf: 1 })
    await hub.on('undoSuggestion', { id: 1 })
    expect(await issue(2)).toMatchObject({ state: 'open', stateReason: null, duplicateOf: null, closedAt: null })
    expect((await hub.on('viewRepo')).body).toMatchObject({ openIssues: 3, closedIssues: 0, pendingSuggestions: 1 })
  })

  test('a duplicate leaves nothing waiting for its issue until that opens again', async () => {
    triage(2, finding('duplicate', '1'), finding('label', 'bug'))
    const waiting = async () => ((await hub.on('viewRepo')).body as Body)['pendingSuggestions']
    await hub.on('acceptSuggestion', { id: 1 })
    expect(await pending()).toEqual([])
    expect(await waiting()).toBe(0)
    await hub.on('undoSuggestion', { id: 1 })
    expect(await pending()).toMatchObject([{ id: 1 }, { id: 2 }])
    expect(await waiting()).toBe(2)
    await hub.on('closeIssue', { number: 2 })
    await hub.on('rejectSuggestion', { id: 2 })
    expect(await waiting()).toBe(0)
    await hub.on('reopenIssue', { number: 2 })
    expect(await waiting()).toBe(1)
  })

  test('a duplicate of an issue that was closed for another reason gives that reason back', async () => {
    triage(2, finding('duplicate', '1'))
    await hub.on('closeIssue', { number: 2, reason: 'not-planned' })
    const before = await issue(2)
    hub.pass(5000)
    await hub.on('acceptSuggestion', { id: 1 })
    expect(await issue(2)).toMatchObject({ stateReason: 'duplicate' })
    await hub.on('undoSuggestion', { id: 1 })
    expect(await issue(2)).toMatchObject({
      state: 'closed',
      stateReason: 'not-planned',
      closedAt: before['closedAt'],
      duplicateOf: null,
    })
    expect((await hub.on('viewRepo')).body).toMatchObject({ openIssues: 2, closedIssues: 1 })
  })

  test('what a person did to the state since then is not undone', async () => {
    triage(2, finding('duplicate', '1'))
    await hub.on('acceptSuggestion', { id: 1 })
    await hub.on('reopenIssue', { number: 2 })
    await hub.on('closeIssue', { number: 2 })
    await hub.on('undoSuggestion', { id: 1 })
    expect(await issue(2)).toMatchObject({ state: 'closed', stateReason: 'completed' })
  })

  test('a duplicate of an issue that is closed by now is refused and decides nothing', async () => {
    triage(2, finding('duplicate', '1'))
    await hub.on('closeIssue', { number: 1 })
    expect(await hub.on('acceptSuggestion', { id: 1 })).toMatchObject({ status: 422, body: { reason: 'closed' } })
    expect(await pending()).toHaveLength(1)
  })

  test('a missing reproduction lets the issue wait for its author until the author answers', async () => {
    triage(1, finding('needs-repro', ''))
    await hub.on('acceptSuggestion', { id: 1 })
    expect(await issue(1)).toMatchObject({ waiting: 'author' })
    await hub.on('commentIssue', { number: 1, body: 'here it is' }, CONTRIBUTOR)
    expect(await issue(1)).toMatchObject({ waiting: 'maintainer' })
  })

  test('a missing reproduction can be undone', async () => {
    triage(1, finding('needs-repro', ''))
    await hub.on('acceptSuggestion', { id: 1 })
    await hub.on('undoSuggestion', { id: 1 })
    await hub.on('rejectSuggestion', { id: 1, reason: 'it is obvious' })
    expect(await issue(1)).toMatchObject({
      waiting: 'maintainer',
      suggestions: [{ state: 'rejected', decidedReason: 'it is obvious' }],
    })
  })
})

describe('a decision', () => {
  test('is made once', async () => {
    triage(1, finding('label', 'bug'))
    await hub.on('rejectSuggestion', { id: 1 })
    for (const again of ['acceptSuggestion', 'rejectSuggestion'])
      expect(await hub.on(again, { id: 1 })).toMatchObject({
        status: 409,
        body: { state: 'rejected', decidedBy: MAINTAINER.actor },
      })
    await hub.on('undoSuggestion', { id: 1 })
    expect(await hub.on('undoSuggestion', { id: 1 })).toMatchObject({
      status: 409,
      body: { state: 'pending', decidedBy: null },
    })
  })

  test('is for maintainers', async () => {
    triage(1, finding('label', 'bug'))
    for (const id of ['acceptSuggestion', 'rejectSuggestion', 'undoSuggestion'])
      expect((await hub.on(id, { id: 1 }, CONTRIBUTOR)).status).toBe(403)
  })

  test.each([99, 2 ** 40])('on suggestion %d is refused, for there is none', async (id) => {
    for (const operation of ['viewSuggestion', 'acceptSuggestion', 'rejectSuggestion', 'undoSuggestion'])
      expect(await hub.on(operation, { id })).toMatchObject({ status: 404, body: { id } })
  })
})

test('suggestions are listed newest issue first, page by page, each once', async () => {
  for (const number of [1, 2, 3])
    triage(number, finding('label', 'bug'), finding('label', 'docs'), finding('needs-repro', ''))
  const seen: unknown[] = []
  for (let after: string | null = null; ;) {
    const { suggestions, next } = (
      await hub.on('listSuggestions', { limit: 2, state: 'all', ...(after === null ? {} : { after }) })
    ).body as { suggestions: Body[]; next: string | null }
    seen.push(...suggestions.map(({ issue: number, id }) => [number, id]))
    if (next === null) break
    after = next
  }
  expect(seen).toEqual([
    [3, 7],
    [3, 8],
    [3, 9],
    [2, 4],
    [2, 5],
    [2, 6],
    [1, 1],
    [1, 2],
    [1, 3],
  ])
  expect((await hub.on('listSuggestions', { kind: 'needs-repro', issue: 2 })).body).toMatchObject({
    suggestions: [{ id: 6 }],
    next: null,
  })
  expect((await hub.on('listSuggestions', { after: 'created-desc.1.2' })).status).toBe(422)
})
