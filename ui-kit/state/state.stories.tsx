import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { State, type StateKind } from './state.tsx'

const meta = { title: 'atoms/state' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const All: Story = {
  render: () => (
    <div class="grid grid-cols-2 gap-2 sm:grid-cols-4">
      {(['open', 'yours', 'running', 'waiting', 'landed', 'closed', 'failed', 'draft'] as StateKind[]).map((kind) => (
        <State is={kind} />
      ))}
      <State is="waiting" word="waiting for a maintainer" />
    </div>
  ),
}
