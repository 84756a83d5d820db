import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { KeyHint, Keys } from './keys.tsx'
import { useKey } from './registry.ts'
import { KeySheet } from './sheet.tsx'

const meta = { title: 'keys' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

function Registered() {
  useKey({ keys: 'mod+k', does: 'Open the palette', group: 'Everywhere', run: () => {} })
  useKey({ keys: '/', does: 'Type a command', group: 'Everywhere', run: () => {} })
  useKey({ keys: 'g i', does: 'Go to the inbox', group: 'Go', run: () => {} })
  useKey({ keys: 'g c', does: 'Go to the code', group: 'Go', run: () => {} })
  useKey({ keys: 'j', does: 'Next issue', run: () => {} })
  useKey({ keys: 'k', does: 'Issue before', run: () => {} })
  useKey({ keys: 'shift+x', does: 'Select from here to there', run: () => {} })
  return <Keys />
}

export const Sheet: Story = {
  render: () => (
    <>
      <Registered />
      <KeySheet onClose={() => {}} />
    </>
  ),
}

export const Hints: Story = {
  render: () => (
    <div class="flex flex-wrap gap-4">
      <KeyHint keys="j/k" does="move" />
      <KeyHint keys="x" does="select" />
      <KeyHint keys="u" does="undo" />
    </div>
  ),
}
