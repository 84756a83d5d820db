import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Code } from './code.tsx'
import { layGutter } from './gutter.ts'

const meta = { title: 'reading/code' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

const text = `import { parse } from './parse.ts'

/** Puts a label on an issue; an unknown one is a problem, never ignored. */
export function label(issue: Issue, name: string): Result<Labelled, LabelUnknown> {
\tconst known = issue.labels.find((one) => one.name === name)
\tif (!known) return no({ type: 'label-unknown', label: name, similar: nearest(name, issue.labels.map((one) => one.name)) })

\treturn ok({ ...issue, labels: [...issue.labels, known] })
}
`

export const Scrolling: Story = { render: () => <Code text={text} name="label.ts" /> }
const notes = [
  { line: 1, lines: 2, who: 'Ada Lovelace', when: '3y', about: 'Begin', href: '#begin', strength: 0 },
  { line: 3, lines: 3, who: 'Grace Hopper', when: '8mo', about: 'Say what is unknown', href: '#say', strength: 0.7 },
  { line: 6, lines: 5, who: 'Ada Lovelace', when: '2d', about: 'Name the nearest', href: '#name', strength: 1 },
]
export const Noted: Story = {
  render: () => <Code text={text} name="label.ts" />,
  play: ({ canvasElement }) => void layGutter(canvasElement.querySelector<HTMLElement>('.code')!, notes),
}
export const Wrapping: Story = { render: () => <Code text={text} name="label.ts" wrap /> }
// axe takes a minute over 60,000 elements; the two stories above hold the same ones.
export const Long: Story = {
  parameters: { a11y: { test: 'off', disable: true } },
  render: () => (
    <Code text={Array.from({ length: 20_000 }, (_, line) => `line ${line + 1} of many`).join('\n')} name="long.txt" />
  ),
}
