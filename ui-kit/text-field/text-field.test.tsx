import { createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { TextArea } from '../text-area/text-area.tsx'
import { stage } from '../testing/stage.ts'
import { TextField } from './text-field.tsx'

test('label, hint and fault belong to the box, and the fault is announced when it comes', async () => {
  const [fault, setFault] = createSignal<string>()
  stage(() => <TextField label="Title" hint="One line." fault={fault()} />)
  const box = page.getByLabelText('Title')
  await expect.element(box).toHaveAccessibleDescription('One line.')
  await expect.element(box).not.toHaveAttribute('aria-invalid')
  setFault('must not be empty')
  await expect.element(box).toHaveAccessibleDescription(/One line\. .*must not be empty/)
  await expect.element(box).toBeInvalid()
  await expect.element(page.getByRole('alert')).toHaveTextContent('must not be empty')
})

test('a text area grows with its text', async () => {
  stage(() => <TextArea label="Body" rows={2} />)
  const box = page.getByLabelText('Body')
  const before = box.element().getBoundingClientRect().height
  await userEvent.fill(box, 'line\n'.repeat(12))
  expect(box.element().getBoundingClientRect().height).toBeGreaterThan(before * 2)
})
