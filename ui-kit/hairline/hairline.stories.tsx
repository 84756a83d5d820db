import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Hairline } from './hairline.tsx'

const meta = { title: 'atoms/hairline' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const Lying: Story = {
  render: () => (
    <div class="grid gap-4">
      <p>What happened</p>
      <Hairline />
      <p>Show it</p>
    </div>
  ),
}

export const Upright: Story = {
  render: () => (
    <div class="flex gap-4">
      <p>Inbox</p>
      <Hairline upright />
      <p>#431 Build fails on Windows</p>
    </div>
  ),
}
