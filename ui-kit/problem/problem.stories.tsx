import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Button } from '../button/button.tsx'
import { ProblemNote } from './problem.tsx'

const meta = { title: 'atoms/problem' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const Limit: Story = {
  render: () => (
    <ProblemNote
      problem={{
        type: 'urn:smithers:problem:limit-reached',
        title: 'A limit is reached',
        status: 429,
        detail: 'You have created 3 of 3 issues in this hour.',
        next: 'Wait until 14:05, or ask an admin to raise it. Your draft is kept on this device.',
        class: 'issue-creation',
        used: 3,
        ceiling: 3,
        resetAt: '2026-11-22T14:05:00Z',
      }}
    />
  ),
}

export const Input: Story = {
  render: () => (
    <ProblemNote
      problem={{
        type: 'urn:smithers:problem:invalid-input',
        title: 'The input does not fit',
        status: 422,
        detail: 'Two fields need another look.',
        next: 'Mend the named fields.',
        errors: [
          { pointer: '/title', message: 'must not be empty' },
          { pointer: '/labels/2', message: 'must be a label of this repository' },
        ],
      }}
    >
      <Button>Try again</Button>
    </ProblemNote>
  ),
}
