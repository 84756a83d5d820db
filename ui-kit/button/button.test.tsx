import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { stage } from '../testing/stage.ts'
import { Button } from './button.tsx'

test('a busy button keeps its word and its focus, and ignores presses', async () => {
  const press = vi.fn()
  const room = stage(() => (
    <Button busy onClick={press}>
      Save
    </Button>
  ))
  const button = room.querySelector('button')!
  await userEvent.click(button)
  expect(press).not.toHaveBeenCalled()
  expect(button.disabled).toBe(false)
  expect(button.getAttribute('aria-busy')).toBe('true')
})

test('a busy submit button submits nothing', async () => {
  const submit = vi.fn((event: Event) => event.preventDefault())
  const room = stage(() => (
    <form onSubmit={submit}>
      <Button type="submit" busy>
        Send
      </Button>
    </form>
  ))
  await userEvent.click(room.querySelector('button')!)
  expect(submit).not.toHaveBeenCalled()
})
