import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { sendWith } from '@smithers/api-spec/fetcher'
import { within } from 'storybook/test'
import { Account } from './account.tsx'
import { forget } from './key-box.ts'
import { KeyExport } from './key-export.tsx'
import { identityKey } from './identity.ts'
import { SignIn } from './sign-in.tsx'
import { WayIn } from './way-in.tsx'

const meta = { title: 'wallet' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const Way: Story = { render: () => <WayIn /> }

export const FirstTime: Story = {
  loaders: [forget],
  render: () => <SignIn why="To report something, the hub must know whom to answer." onClose={() => {}} />,
  play: async () => void (await within(document.body).findByRole('button', { name: 'Make a key on this device' })),
}
export const Returning: Story = {
  loaders: [forget, () => identityKey('in-this-browser')],
  render: () => <SignIn onClose={() => {}} />,
  play: async () => void (await within(document.body).findByRole('button', { name: /Continue as/ })),
}
export const Key: Story = {
  loaders: [forget, () => identityKey('in-this-browser')],
  render: () => <KeyExport />,
  play: async () => void (await within(document.body).findByRole('button', { name: 'Export key' })),
}
export const SignedIn: Story = {
  loaders: [
    () => {
      sendWith(() =>
        Promise.resolve(
          Response.json({
            signedIn: true,
            address: '0x7a250d5630B4cF539739dF2C5dAcb4c659F248e1',
            tier: 'maintainer',
            id: 'a',
          }),
        ),
      )
    },
  ],
  render: () => (
    <div class="flex justify-end">
      <Account />
    </div>
  ),
  play: async () => {
    const summary = await within(document.body).findByText(', your account')
    summary.closest('summary')?.click()
  },
}
