import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Button } from '../button/button.tsx'
import { EmptyState } from './empty-state.tsx'

const meta = { title: 'atoms/empty-state' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const WithWays: Story = {
  render: () => (
    <EmptyState
      title="No issue matches these words."
      detail="Labels are written label:bug. Closed issues are hidden unless you write state:all."
    >
      <Button look="first">Show all issues</Button>
      <Button>Report something</Button>
    </EmptyState>
  ),
}

export const Words: Story = {
  render: () => (
    <EmptyState title="Your inbox is empty." detail="New issues arrive here the moment they are reported." />
  ),
}
