import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Address } from '../address/address.tsx'
import { Bar } from './bar.tsx'

const meta = { title: 'frame/bar' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const Contributor: Story = {
  render: () => (
    <Bar
      place={[
        { word: 'hub', href: '#' },
        { word: 'acme', href: '#' },
        { word: 'anvil', href: '#' },
      ]}
      ways={[
        { word: 'Code', href: '#', here: true },
        { word: 'Changes', href: '#' },
        { word: 'Issues', href: '#', count: 38 },
        { word: 'Docs', href: '#' },
      ]}
    >
      <button type="button" class="text-mute">
        <kbd>/</kbd> ask or type a command
      </button>
      <Address of="0x7a250d5630B4cF539739dF2C5dAcb4c659F248e1" />
    </Bar>
  ),
}

export const Maintainer: Story = {
  render: () => (
    <Bar
      place={[{ word: 'hub', href: '#' }, { word: 'maintainer' }]}
      ways={[
        { word: 'Inbox', href: '#', here: true, count: 38 },
        { word: 'Approve', href: '#', count: 9 },
        { word: 'Runs', href: '#' },
        { word: 'Land', href: '#', count: 3 },
        { word: 'Dead', href: '#', count: 1 },
      ]}
    >
      <button type="button">Sign in</button>
    </Bar>
  ),
}
