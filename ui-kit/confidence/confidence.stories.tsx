import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Confidence } from './confidence.tsx'

const meta = { title: 'atoms/confidence' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const Steps: Story = {
  render: () => (
    <div class="grid justify-items-start gap-2">
      {[0, 0.21, 0.4, 0.66, 0.8, 1].map((of) => (
        <Confidence of={of} />
      ))}
    </div>
  ),
}
