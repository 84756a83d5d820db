import type { Point } from '@smithers/ui-kit/chart'

export type Step = 'hour' | 'day'

const lengths: Record<Step, number> = { hour: 3_600_000, day: 86_400_000 }

/**
 * Counts moments into steps of the reader's own clock, the empty ones included, the newest last.
 *
 * @param moments ISO 8601
 * @param steps how many to show, ending with the one `now` is in
 * @param now milliseconds since 1970
 */
export function tally(moments: readonly string[], step: Step, steps: number, now: number): Point[] {
  const starts = Array.from({ length: steps }, (_, index) => startOf(step, now, steps - 1 - index))
  const points = starts.map((start) => ({ word: word(step, start), value: 0 }))
  const first = starts[0] ?? now
  for (const moment of moments) {
    const at = Date.parse(moment)
    if (!(at >= first && at <= now)) continue
    const point = points[starts.findLastIndex((start) => start <= at)]
    if (point) point.value++
  }
  return points
}

/** How often each word occurs, the most frequent first. */
export function census(words: readonly string[]): Point[] {
  const counts = new Map<string, number>()
  for (const one of words) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts]
    .map(([word, value]) => ({ word, value }))
    .toSorted((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1))
}

/* Days begin at midnight where the reader is, also when the clock changes; hours are of equal length. */
function startOf(step: Step, now: number, back: number): number {
  const at = new Date(now)
  return step === 'day'
    ? new Date(at.getFullYear(), at.getMonth(), at.getDate() - back).getTime()
    : Math.floor(now / lengths.hour) * lengths.hour - back * lengths.hour
}

/* Made once: a formatter costs a thousand times what it formats. */
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

function word(step: Step, start: number): string {
  return (step === 'day' ? day : hour).format(start)
}
