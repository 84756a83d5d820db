import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Tag } from './tag.tsx'

const meta = { title: 'atoms/tag' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const Kinds: Story = {
  render: () => (
    <div class="flex flex-wrap gap-2">
      <Tag word="bug" />
      <Tag word="area/cli" href="#" />
      <Tag word="needs-repro" suggested />
      <Tag word="regression" onDrop={() => {}} />
    </div>
  ),
}
