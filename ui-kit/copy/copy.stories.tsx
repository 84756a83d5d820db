import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Copy } from './copy.tsx'

const meta = { title: 'atoms/copy' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const Command: Story = {
  render: () => (
    <p>
      <code>jj git clone https://hub.example/acme/anvil</code>{' '}
      <Copy text="jj git clone https://hub.example/acme/anvil" of="clone command" />
    </p>
  ),
}
