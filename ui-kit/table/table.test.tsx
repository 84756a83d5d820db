import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { stage } from '../testing/stage.ts'
import { Table } from './table.tsx'

type Row = { name: string; runs: number }
const rows: Row[] = [
  { name: 'triage', runs: 2 },
  { name: 'stale-bot', runs: 10 },
  { name: 'code', runs: 1 },
]
const columns = [
  { key: 'name', head: 'name', cell: (row: Row) => row.name },
  { key: 'runs', head: 'runs', cell: (row: Row) => row.runs, end: true, sort: (a: Row, b: Row) => a.runs - b.runs },
]
const names = (room: HTMLElement) => [...room.querySelectorAll('tbody th')].map((cell) => cell.textContent)

test('a head sorts up, then down, and says so', async () => {
  const room = stage(() => <Table caption="Costumes" columns={columns} rows={rows} />)
  expect(names(room)).toEqual(['triage', 'stale-bot', 'code'])
  await userEvent.click(page.getByRole('button', { name: 'runs' }))
  expect(names(room)).toEqual(['code', 'triage', 'stale-bot'])
  await userEvent.click(page.getByRole('button', { name: 'runs' }))
  expect(names(room)).toEqual(['stale-bot', 'triage', 'code'])
  await expect.element(page.getByRole('columnheader', { name: /runs/ })).toHaveAttribute('aria-sort', 'descending')
})

test('j, k and the arrows move between rows and stop at the ends; Enter opens', async () => {
  const open = vi.fn()
  const room = stage(() => <Table caption="Costumes" columns={columns} rows={rows} onOpen={open} />)
  room.querySelector<HTMLElement>('tbody button')!.focus()
  await userEvent.keyboard('jjjk{ArrowDown}{Enter}')
  expect(open).toHaveBeenCalledExactlyOnceWith(rows[2])
})
