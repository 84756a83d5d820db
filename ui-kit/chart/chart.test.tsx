import { expect, test } from 'vitest'
import { stage } from '../testing/stage.ts'
import { Bars, Sparkline } from './chart.tsx'

const points = [
  { word: 'Mon', value: 0 },
  { word: 'Tue', value: 12 },
]

test('every bar is a row of the table that a screen reader finds', () => {
  const room = stage(() => <Bars label="Spend" points={points} cap={10} say={(value) => `$${value}`} />)
  expect([...room.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual(['$0', '$12, over'])
  expect(room.querySelectorAll('rect.over')).toHaveLength(1)
  expect(room.querySelector('rect')?.getAttribute('height')).toBe('0')
})

test('nothing to draw draws nothing, without a fault', () => {
  const room = stage(() => (
    <>
      <Bars label="Spend" points={[]} />
      <Sparkline label="Spend" points={[]} />
      <Sparkline label="Spend" points={[{ word: 'Mon', value: 3 }]} />
    </>
  ))
  expect(room.innerHTML).not.toMatch(/NaN|Infinity/)
})

test('a caller that counts its points anew for everyone who asks is asked once', () => {
  let asked = 0
  const counted = () => (asked++, Array.from({ length: 24 }, (_, hour) => ({ word: `${hour}:00`, value: hour })))
  stage(() => <Bars label="Events" points={counted()} />)
  expect(asked).toBe(1)
})

test('what is only heard does not widen the page', () => {
  const label = 'Each account’s busiest hour in the last thirty days, as far as the log knows of it. '.repeat(8)
  stage(() => <Bars label={label} points={points} />)
  expect(document.documentElement.scrollWidth).toBe(document.documentElement.clientWidth)
})
