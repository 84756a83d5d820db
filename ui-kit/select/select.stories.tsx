import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Select } from './select.tsx'

const meta = { title: 'atoms/select' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const States: Story = {
  render: () => (
    <div class="grid max-w-64 gap-6">
      <Select
        label="Spend by"
        value="costume"
        onChoose={() => {}}
        choices={[
          { value: 'costume', word: 'costume' },
          { value: 'account', word: 'account' },
          { value: 'model', word: 'model' },
        ]}
      />
      <Select
        label="Tier"
        hint="What the account may do."
        value="reader"
        onChoose={() => {}}
        choices={[{ value: 'reader', word: 'reader' }]}
      />
    </div>
  ),
}
