import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { TextArea } from './text-area.tsx'

const meta = { title: 'atoms/text-area' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const States: Story = {
  render: () => (
    <div class="grid max-w-96 gap-6">
      <TextArea
        label="What happened"
        hint="Markdown works. Saved on this device."
        placeholder="I ran … and expected …"
      />
      <TextArea
        label="Output"
        rows={2}
        machine
        value={'error: label is empty\n  at cli/label.ts:42'}
        fault="Longer than 64 kB."
      />
    </div>
  ),
}
