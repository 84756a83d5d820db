import { expect, test } from 'vitest'
import type { OperationId } from './contract.ts'
import { checkInput } from './check-input.ts'

const here = { owner: 'acme', repo: 'tool' }
const saidOf = (id: OperationId, outside: Record<string, unknown>, inside?: unknown) =>
  checkInput(id, outside, inside)?.errors.map(({ pointer, message }) => `${pointer} ${message}`)

test.each<[string, OperationId, Record<string, unknown>, unknown, string]>([
  ['what is missing', 'createIssue', here, {}, '/title is missing'],
  ['what is unknown', 'createIssue', here, { title: 'x', colour: 1 }, '/colour is not known here'],
  ['another type', 'createIssue', here, { title: 5 }, '/title must be text'],
  ['a body of another type', 'createIssue', here, [], ' must be an object'],
  ['nothing at all', 'createIssue', here, { title: '' }, '/title must not be empty'],
  ['too much', 'createIssue', here, { title: 'x'.repeat(300) }, '/title must have at most 256 characters'],
  ['no choice of ours', 'listIssues', { ...here, state: 'odd' }, undefined, '/state must be one of open, closed, all'],
  ['too few', 'listIssues', { ...here, limit: '0' }, undefined, '/limit must be at least 1'],
  ['too many', 'listIssues', { ...here, limit: '101' }, undefined, '/limit must be at most 100'],
  ['an edit of nothing', 'editIssue', { ...here, number: '1' }, {}, ' must have at least 1 member'],
  ['a number that is none', 'viewIssue', { ...here, number: 'x' }, undefined, '/number must be a whole number'],
])('%s is said in words', (_, id, outside, inside, said) => expect(saidOf(id, { ...outside }, inside)).toEqual([said]))

test.each(['0x10', '1e1', ' 16', '16 ', '+16', '016', '16.0'])('a number has one spelling, not %j', (number) =>
  expect(saidOf('viewIssue', { ...here, number })).toEqual(['/number must be a whole number']),
)

test('a number in text is read as one', () => {
  const outside: Record<string, unknown> = { ...here, number: '16' }
  expect(checkInput('viewIssue', outside, undefined)).toBeNull()
  expect(outside['number']).toBe(16)
})
