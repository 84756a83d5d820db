import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { stage } from '../testing/stage.ts'
import { ProblemAgain } from './problem-again.tsx'

const problem = { type: 'urn:smithers:problem:hub-unavailable', title: 'The hub is not answering', status: 503 }

test('it is announced, and asks again by pointer and by keyboard', async () => {
  const again = vi.fn()
  const room = stage(() => <ProblemAgain problem={problem} onAgain={again} />)
  expect(room.querySelector('[role=alert]')?.textContent).toContain('The hub is not answering')
  const button = room.querySelector('button')!
  expect([button.type, button.textContent]).toEqual(['button', 'Try again'])
  await userEvent.click(button)
  expect(again).toHaveBeenCalledTimes(1)
  await userEvent.keyboard('{Enter}')
  expect(again).toHaveBeenCalledTimes(2)
})
