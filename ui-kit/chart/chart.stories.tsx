import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Bars, Sparkline } from './chart.tsx'

const meta = { title: 'console/chart' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

const points = [6, 7, 7.2, 6.1, 5.3, 7.9, 8.8, 7.4, 5.9, 7, 7.1, 5.2, 4.8, 6.6].map((value, day) => ({
  word: `Nov ${day + 9}`,
  value,
}))
const say = (value: number) => `$${value.toFixed(2)}`

export const Spend: Story = {
  globals: { frame: 'console' },
  render: () => (
    <div class="max-w-96">
      <Bars label="Spend by day" points={points} say={say} cap={7.5} />
    </div>
  ),
}
export const Few: Story = {
  globals: { frame: 'console' },
  render: () => (
    <div class="max-w-96">
      <Bars label="Busiest hour of each account" points={points.slice(0, 3)} />
    </div>
  ),
}
export const None: Story = {
  globals: { frame: 'console' },
  render: () => (
    <div class="max-w-96">
      <Bars label="Sign-ins by day" points={points.map(({ word }) => ({ word, value: 0 }))} />
    </div>
  ),
}
export const InALine: Story = {
  globals: { frame: 'console' },
  render: () => (
    <p class="figures">
      Today $1.84 of $10 <Sparkline label="Spend in the last 14 days" points={points} say={say} />
    </p>
  ),
}
