import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Address } from './address.tsx'

const meta = { title: 'atoms/address' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const Kinds: Story = {
  render: () => (
    <div class="grid justify-items-start gap-2">
      <Address of="0x7a250d5630B4cF539739dF2C5dAcb4c659F248e1" />
      <Address of="eip155:1:0x7a250d5630B4cF539739dF2C5dAcb4c659F248e1" still />
      <Address of="gh:octocat" />
      <Address of="local" />
    </div>
  ),
}
