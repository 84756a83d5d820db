import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Button } from '../button/button.tsx'
import { TextField } from '../text-field/text-field.tsx'
import { Dialog, DialogFoot } from './dialog.tsx'

const meta = { title: 'dialog' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const Reason: Story = {
  render: () => (
    <>
      <p class="column">The page behind stays readable, so that one can check what one decides about.</p>
      <Dialog open title="Decline #428" onClose={() => {}}>
        <TextField label="Why" hint="The author reads this sentence." />
        <DialogFoot>
          <Button look="first">Decline</Button>
          <Button look="bare">Cancel</Button>
        </DialogFoot>
      </Dialog>
    </>
  ),
}
