import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { queryWord } from '../url/query.ts'
import { Past } from './past.tsx'

const meta = { title: 'frame/past' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const AtAnEvent: Story = {
  render: () => {
    queryWord('at')[1]('48112')
    return <Past />
  },
}
