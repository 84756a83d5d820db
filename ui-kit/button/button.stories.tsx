import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Button } from './button.tsx'

const meta = { title: 'atoms/button' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const Looks: Story = {
  render: () => (
    <div class="flex flex-wrap gap-3">
      <Button look="first">Report something</Button>
      <Button>Ask Smithers</Button>
      <Button look="bare">Cancel</Button>
      <Button look="loss">Delete draft</Button>
      <Button keys="1">Accept</Button>
      <Button look="first" keys="⏎">
        Land
      </Button>
    </div>
  ),
}

export const States: Story = {
  render: () => (
    <div class="flex flex-wrap gap-3">
      <Button busy>Saving</Button>
      <Button look="first" busy>
        Signing in
      </Button>
      <Button disabled>Not yet</Button>
      <Button look="first" disabled>
        Not yet
      </Button>
      <a class="button" href="#">
        A link
      </a>
    </div>
  ),
}
