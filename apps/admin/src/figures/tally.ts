import type { Point } from '@smithers/ui-kit/chart'

export type Step = 'minute' | 'hour' | 'day'

const lengths: Record<Step, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

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

const finer: Partial<Record<Step, [step: Step, steps: number]>> = { day: ['hour', 24], hour: ['minute', 60] }

/**
 * A tally of moments of which only the newest are known: it begins with the first step they cover in full, so that a time nobody
 * counted is never drawn as a time without events; and it is finer when they cover too little.
 *
 * @param moments ISO 8601, the oldest first; the newest may have come since the clock was looked at
 * @param whole that the moments are all there are
 */
export function course(
  moments: readonly string[],
  [step, steps]: [step: Step, steps: number],
  now: number,
  whole: boolean,
): { by: Step; points: Point[] } {
  const oldest = Date.parse(moments[0] ?? '')
  const until = Math.max(now, Date.parse(moments.at(-1) ?? '') || now)
  const covered = whole || Number.isNaN(oldest) ? steps : stepsSince(step, steps, oldest, until)
  const next = finer[step]
  if (covered < 4 && next) return course(moments, next, until, whole)
  return { by: step, points: tally(moments, step, Math.max(1, covered), until) }
}

function stepsSince(step: Step, steps: number, oldest: number, now: number): number {
  let covered = 0
  while (covered < steps && startOf(step, now, covered) >= oldest) covered++
  return covered
}

/** How often each word occurs, the most frequent first. */
export function census(words: readonly string[]): Point[] {
  const counts = new Map<string, number>()
  for (const one of words) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts]
    .map(([word, value]) => ({ word, value }))
    .toSorted((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1))
}

/* Days begin at midnight where the reader is, also when the clock changes; the shorter steps are of equal length. */
function startOf(step: Step, now: number, back: number): number {
  const at = new Date(now)
  if (step === 'day') return new Date(at.getFullYear(), at.getMonth(), at.getDate() - back).getTime()
  return Math.floor(now / lengths[step]) * lengths[step] - back * lengths[step]
}

/* Made once: a formatter costs a thousand times what it formats. */
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

function word(step: Step, start: number): string {
  return (step === 'day' ? day : hour).format(start)
}
