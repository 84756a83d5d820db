import { expect, test } from 'vitest'
import { fieldError, problemFacts, problemName } from '../api/problem.ts'
import { stage } from '../testing/stage.ts'
import { ProblemNote } from './problem.tsx'

const problem = {
  type: 'urn:smithers:problem:limit-reached',
  title: 'A limit is reached',
  status: 429,
  detail: 'Three of three.',
  next: 'Wait, or run `smithers account limits`.',
  used: 3,
  resetAt: '2026-11-22T09:30:00.000Z',
  similar: ['bug', 'bugs'],
  nothing: null,
  errors: [{ pointer: '/title', message: 'is empty' }, { pointer: 7, message: 'odd' }, 'nonsense', null],
}

test('it is announced, with the way forward and its facts', () => {
  const room = stage(() => <ProblemNote problem={problem} />)
  expect(room.querySelector('[role=alert]')?.textContent).toContain('A limit is reached')
  expect(room.querySelector('.problem-next')?.textContent).toBe('Wait, or run smithers account limits.')
  expect([...room.querySelectorAll('dt')].map((term) => term.textContent)).toEqual(['used', 'reset at', 'similar'])
  expect(room.querySelector('.problem-next code')?.textContent).toBe('smithers account limits')
  expect(room.textContent).not.toContain('T09:30')
  expect(room.textContent).toContain('bug, bugs')
})

test('names, facts and field errors are read from whatever came', () => {
  expect(problemName(problem)).toBe('limit-reached')
  expect(problemFacts({ type: 'x', title: 'y', status: 1 })).toEqual([])
  const said = { type: 'x', title: 'y', status: 1, detail: 'Banned for: spam.', reason: 'spam', tier: 'reader' }
  expect(problemFacts(said)).toEqual([['tier', 'reader']])
  expect(fieldError(problem, 'title')).toBe('is empty')
  expect(fieldError(problem, 'body')).toBeUndefined()
  expect(fieldError(undefined, 'title')).toBeUndefined()
})
