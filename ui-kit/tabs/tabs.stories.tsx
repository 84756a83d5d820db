import { createSignal } from 'solid-js'
import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Tabs } from './tabs.tsx'

const meta = { title: 'atoms/tabs' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

function Example() {
  const [open, setOpen] = createSignal<'words' | 'changes' | 'checks'>('words')
  return (
    <Tabs
      label="Change"
      open={open()}
      onOpen={setOpen}
      tabs={[
        { id: 'words', word: 'Words', count: 12 },
        { id: 'changes', word: 'Changes', count: 4 },
        { id: 'checks', word: 'Checks' },
      ]}
    >
      {(id) => <p class="py-4">The {id} of this change.</p>}
    </Tabs>
  )
}

export const Three: Story = { render: () => <Example /> }
