import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { stage } from '../testing/stage.ts'
import { Keys } from './keys.tsx'
import { useKey } from './registry.ts'

function Page() {
  useKey({ keys: 'g i', does: 'Go to the inbox', group: 'Go', run: () => {} })
  return <Keys />
}

test('? opens the sheet with what is registered, and Escape closes it', async () => {
  stage(() => <Page />)
  await userEvent.keyboard('?')
  await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expect.element(page.getByText('Go to the inbox')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})
