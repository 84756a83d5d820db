import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { ProblemAgain } from './problem-again.tsx'

const meta = { title: 'atoms/problem-again' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const Away: Story = {
  render: () => (
    <ProblemAgain
      problem={{
        type: 'urn:smithers:problem:hub-unavailable',
        title: 'The hub is not answering',
        status: 503,
        next: 'Try again in a moment; nothing was lost.',
      }}
      onAgain={() => {}}
    />
  ),
}
