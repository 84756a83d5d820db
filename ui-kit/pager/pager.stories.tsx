import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Pager } from './pager.tsx'

const meta = { title: 'atoms/pager' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const More: Story = {
  render: () => <Pager shown={50} of={10_412} what="issues" onMore={() => {}} />,
}

export const Busy: Story = {
  render: () => <Pager shown={50} what="issues" busy onMore={() => {}} />,
}

export const All: Story = {
  render: () => <Pager shown={31} what="issues" />,
}
