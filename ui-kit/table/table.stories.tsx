import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Sparkline } from '../chart/chart.tsx'
import { type Column, Table } from './table.tsx'

const meta = { title: 'atoms/table' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

type Row = { costume: string; runs: number; calls: number; spend: number; days: number[] }

const rows: Row[] = [
  { costume: 'triage', runs: 212, calls: 640, spend: 3.1, days: [1, 2, 2, 5, 7, 3, 4] },
  { costume: 'customer-service', runs: 84, calls: 311, spend: 1.92, days: [4, 4, 3, 2, 2, 1, 1] },
  { costume: 'stale-bot', runs: 31, calls: 31, spend: 0.04, days: [1, 1, 1, 1, 1, 1, 2] },
]

const columns: Column<Row>[] = [
  {
    key: 'costume',
    head: 'costume',
    cell: (row) => row.costume,
    wide: true,
    sort: (a, b) => a.costume.localeCompare(b.costume),
  },
  { key: 'runs', head: 'runs', cell: (row) => row.runs, end: true, sort: (a, b) => a.runs - b.runs },
  { key: 'calls', head: 'calls', cell: (row) => row.calls, end: true, spare: true, sort: (a, b) => a.calls - b.calls },
  {
    key: 'spend',
    head: 'spend',
    cell: (row) => `$${row.spend.toFixed(2)}`,
    end: true,
    sort: (a, b) => a.spend - b.spend,
  },
  {
    key: 'week',
    head: 'week',
    cell: (row) => (
      <Sparkline
        label={`Runs of ${row.costume}`}
        points={row.days.map((value, day) => ({ word: `day ${day + 1}`, value }))}
      />
    ),
    spare: true,
  },
]

export const Console: Story = {
  globals: { frame: 'console' },
  render: () => <Table caption="Spend by costume" columns={columns} rows={rows} href={(row) => `#${row.costume}`} />,
}

export const Openable: Story = {
  globals: { frame: 'inbox' },
  render: () => <Table caption="Spend by costume" bare columns={columns} rows={rows} onOpen={() => {}} />,
}
