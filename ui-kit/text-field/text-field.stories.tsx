import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { TextField } from './text-field.tsx'

const meta = { title: 'atoms/text-field' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const States: Story = {
  render: () => (
    <div class="grid max-w-96 gap-6">
      <TextField label="Title" placeholder="What goes wrong, in one line" />
      <TextField label="Version" hint="The output of anvil --version." value="1.4.2" machine />
      <TextField label="Repository" fault="This repository is private; nobody else could run it." value="acme/secret" />
      <TextField label="Not now" value="read only" disabled />
    </div>
  ),
}
