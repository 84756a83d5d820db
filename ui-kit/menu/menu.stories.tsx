import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { userEvent, within } from 'storybook/test'
import { Menu } from './menu.tsx'

const meta = { title: 'menu' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

export const Open: Story = {
  render: () => (
    <div class="flex justify-end">
      <Menu
        trigger="More"
        items={[
          { word: 'Copy link', keys: 'c' },
          { word: 'Open in StackBlitz', href: '#' },
          { word: 'Land', disabled: true },
          'line',
          { word: 'Delete draft', loss: true },
        ]}
      />
    </div>
  ),
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'More' }))
    await within(document.body).findByRole('menu')
  },
}
