import { expect, test } from 'vitest'
import { stage } from '../testing/stage.ts'
import { Confidence } from './confidence.tsx'

test.each([
  [-1, 0],
  [0, 0],
  [0.09, 0],
  [0.5, 3],
  [0.66, 3],
  [1, 5],
  [7, 5],
  [Number.NaN, 0],
])('%d is %i of 5', (of, steps) => {
  const room = stage(() => <Confidence of={of} />)
  expect(room.querySelector('svg')?.getAttribute('aria-label')).toBe(`confidence ${steps} of 5`)
  expect(room.querySelectorAll('.solid')).toHaveLength(steps)
})
