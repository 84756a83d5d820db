import type { Point } from '@smithers/ui-kit/chart'
import type { JSX } from 'solid-js'
import { figure, percent } from '../figures/words.ts'
import { type Column, Ledger } from '../table/ledger.tsx'
import { Share } from '../table/share.tsx'

/**
 * How often each word occurs, its share of all, and a bar beside it; each word leads to its events.
 *
 * @param props.all of how many the shares are; the points may be only the first of them
 */
export function Census(props: {
  points: readonly Point[]
  all: number
  head: string
  href: (word: string) => string
  say?: (word: string) => JSX.Element
}) {
  const most = () => props.points[0]?.value ?? 0
  const columns: Column<Point>[] = [
    {
      key: 'word',
      head: props.head,
      cell: (point) => <a href={props.href(point.word)}>{props.say?.(point.word) ?? point.word}</a>,
    },
    { key: 'value', head: 'events', cell: (point) => figure(point.value), end: true },
    { key: 'of', head: 'share', cell: (point) => percent(point.value / Math.max(1, props.all)), end: true },
    {
      key: 'share',
      head: <span class="heard">share, drawn</span>,
      cell: (point) => <Share of={point.value} most={most()} />,
      wide: true,
      spare: true,
    },
  ]
  return (
    <Ledger caption={`Events by ${props.head}`} columns={columns} rows={props.points} name={(point) => point.word} />
  )
}
