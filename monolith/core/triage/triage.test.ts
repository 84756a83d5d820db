import { afterEach, beforeEach, expect, test } from 'vitest'
import { openIssues } from '../search/testing/open-issues.ts'
import { triageIssue, triageInSteps } from './triage.ts'

let hub: ReturnType<typeof openIssues>
beforeEach(() => void (hub = openIssues()))
afterEach(() => hub.close())

const NOUNS = ['editor', 'terminal', 'search', 'sidebar', 'debugger', 'installer', 'theme', 'cursor']
const noun = (at: number) => NOUNS[at % NOUNS.length] ?? 'thing'

/** A history in which three kinds of issues differ as they do in life, with labels of their own and some beside them. */
function addHistory(each = 20) {
  for (let at = 0; at < each; at++) {
    hub.add(
      {
        title: `The ${noun(at)} crashes after update ${at}`,
        body: `It throws an exception in ${noun(at + 1)}.\n\nStack trace:\n\n    at f (x.ts:${at}:1)`,
        labels: ['bug', ...(at % 2 ? ['area: crash'] : [])],
        state: 'closed',
      },
      {
        title: `Please add an option for the ${noun(at)} ${at}`,
        body: `It would be great to configure the ${noun(at + 2)}. Feature request.`,
        labels: ['feature'],
        state: 'closed',
      },
      {
        title: `How do I change the ${noun(at)} ${at}?`,
        body: `I cannot find it in the documentation of the ${noun(at + 3)}. Is there a way?`,
        labels: ['question', 'wontfix'],
        state: 'closed',
      },
    )
  }
}

const triage = (number: number) => triageIssue(hub.store, 1, number)

test('suggests the labels people here give, with the issues they rest on', () => {
  addHistory()
  hub.add({
    title: 'Would be great to add an option for the minimap',
    body: 'Please add it. Feature request.',
    number: 500,
  })
  const label = triage(500).find((finding) => finding.kind === 'label')
  expect(label).toMatchObject({ value: 'feature' })
  expect(label?.confidence).toBeGreaterThan(0.6)
  expect(label?.evidence).toHaveLength(3)
  expect(label?.evidence.every((number) => number % 3 === 2)).toBe(true)
  expect(label?.reason).toMatch(/^Reads like the issues labelled feature here: .+\. Closest: #\d+, #\d+, #\d+\.$/)
})

test('suggests no label that the issue has, none apart from those, and none by which people decide', () => {
  addHistory()
  const crash = { title: 'The minimap crashes after update', body: 'It throws an exception.\n\n    at f (x.ts:1:1)' }
  hub.add({ ...crash, number: 500 })
  expect(triage(500).map((finding) => finding.value)).toContain('bug')
  hub.add({ ...crash, number: 501, labels: ['bug'] }, { ...crash, number: 502, labels: ['feature'] })
  for (const number of [501, 502]) expect(triage(number).map((finding) => finding.value)).not.toContain('bug')
  hub.add({ title: 'How do I change the minimap?', body: 'Is there a way?', number: 503 })
  expect(triage(503).map((finding) => finding.value)).not.toContain('wontfix')
})

test('suggests no label before there is a history to learn from', () => {
  addHistory(9)
  hub.add({ title: 'Please add an option for the minimap', body: 'Feature request.', number: 500 })
  expect(triage(500)).toEqual([])
})

test('finds all three kinds in one issue, the surest first, and each only as often as it may', () => {
  addHistory()
  hub.add({ title: 'Pasting an emoji crashes the composer', body: 'Exception: surrogate', number: 400 })
  hub.add({
    title: 'Pasting an emoji crashes the composer',
    body: 'Exception: surrogate, after the update',
    number: 500,
  })
  const found = triage(500)
  expect(found.map((finding) => finding.kind).toSorted()).toEqual(
    expect.arrayContaining(['duplicate', 'label', 'needs-repro']),
  )
  expect(found.filter((finding) => finding.kind === 'duplicate')).toHaveLength(1)
  expect(found.filter((finding) => finding.kind === 'label').length).toBeLessThanOrEqual(3)
  expect(found.map((finding) => finding.confidence)).toEqual(
    found.map((finding) => finding.confidence).toSorted((a, b) => b - a),
  )
  for (const { confidence } of found) expect(confidence).toBeGreaterThan(0)
})

test('finds the same in the same database, learned anew or not', () => {
  addHistory()
  hub.add({ title: 'The minimap crashes', body: 'An exception', number: 500 })
  const once = triage(500)
  expect(triage(500)).toEqual(once)
  const other = openIssues()
  const mine = hub
  hub = other
  addHistory()
  hub.add({ title: 'The minimap crashes', body: 'An exception', number: 500 })
  expect(triage(500)).toEqual(once)
  mine.close()
})

test('finds nothing in an issue that is not there, or says nothing', () => {
  addHistory()
  hub.add({ title: '?', number: 500 }, { title: '日本', body: '\0\uFFFD', number: 501 })
  expect(triage(9_999)).toEqual([])
  expect(triageIssue(hub.store, 2, 500)).toEqual([])
  expect(triage(500).filter((finding) => finding.kind !== 'label')).toEqual([])
  expect(() => triage(501)).not.toThrow()
})

test('learns in small steps, so that others need not wait', () => {
  addHistory(60)
  hub.add({ title: 'The minimap crashes', body: 'An exception', number: 500 })
  expect([...triageInSteps(hub.store, 1, 500)].length).toBeGreaterThan(20)
})
