import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Time } from './time.tsx'

const meta = { title: 'atoms/time' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const Moments: Story = {
  render: () => (
    <div class="grid justify-items-start gap-2">
      <Time at={Date.now()} />
      <Time at={Date.now() - 3 * 60_000} />
      <Time at={Date.now() - 5 * 3_600_000} long />
      <Time at={Date.now() - 40 * 86_400_000} long />
      <Time at={Date.now() + 2 * 3_600_000} />
      <Time at={Date.now() - 40 * 86_400_000} clock />
    </div>
  ),
}
