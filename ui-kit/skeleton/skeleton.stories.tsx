import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Skeleton } from './skeleton.tsx'

const meta = { title: 'atoms/skeleton' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const Words: Story = {
  render: () => (
    <div class="column">
      <Skeleton lines={6} />
    </div>
  ),
}

export const Rows: Story = {
  render: () => <Skeleton rows lines={5} label="Loading issues" />,
}
