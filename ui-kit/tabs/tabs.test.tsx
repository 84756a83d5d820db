import { createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { stage } from '../testing/stage.ts'
import { Tabs } from './tabs.tsx'

function Three() {
  const [open, setOpen] = createSignal<'a' | 'b' | 'c'>('a')
  const tabs = [
    { id: 'a', word: 'A' },
    { id: 'b', word: 'B' },
    { id: 'c', word: 'C' },
  ] as const
  return (
    <Tabs label="Letters" tabs={tabs} open={open()} onOpen={setOpen}>
      {(id) => <p>face {id}</p>}
    </Tabs>
  )
}

test('arrows go round, Home and End jump, and only the open tab is in the tab order', async () => {
  const room = stage(() => <Three />)
  room.querySelector<HTMLElement>('[role=tab]')!.focus()
  await userEvent.keyboard('{ArrowLeft}')
  await expect.element(page.getByText('face c')).toBeVisible()
  await userEvent.keyboard('{ArrowRight}{End}{Home}{ArrowRight}')
  await expect.element(page.getByRole('tab', { selected: true })).toHaveTextContent('B')
  expect(room.querySelectorAll('[tabindex="0"][role=tab]')).toHaveLength(1)
})
