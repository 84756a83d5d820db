import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { sendWith } from '@smithers/api-spec/fetcher'
import { userEvent, within } from 'storybook/test'
import { Panel } from './panel.tsx'

const meta = { title: 'palette' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

const goals = [
  { word: 'Issues', href: '#issues', hint: 'g i' },
  { word: 'Code', href: '#code', hint: 'g c' },
  { word: 'Changes', href: '#changes', hint: 'g h' },
]

const opened = (typed: string) => () => <Panel typed={typed} goals={goals} repo="acme/anvil" onClose={() => {}} />

export const Finding: Story = { render: opened('iss') }
export const Completing: Story = { render: opened('/issue ') }
export const Refused: Story = {
  render: opened('/isue list'),
  play: async () => {
    await userEvent.type(await within(document.body).findByRole('combobox'), '{Enter}')
    await within(document.body).findByRole('alert')
  },
}
export const Listed: Story = {
  render: opened('/issue list'),
  play: async () => {
    sendWith(() => Promise.resolve(Response.json({ issues, next: null })))
    await userEvent.type(await within(document.body).findByRole('combobox'), '{Enter}')
    await within(document.body).findByRole('table')
  },
}

const issues = [
  {
    number: 431,
    title: 'Build fails on Windows',
    state: 'open',
    labels: ['bug'],
    author: '0x7a250d5630B4cF539739dF2C5dAcb4c659F248e1',
    createdAt: new Date(Date.now() - 180_000).toISOString(),
  },
  {
    number: 428,
    title: 'Crash when label is empty',
    state: 'open',
    labels: [],
    author: 'gh:octocat',
    createdAt: new Date(Date.now() - 1_860_000).toISOString(),
  },
]
