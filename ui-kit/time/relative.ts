const sentence = new Intl.RelativeTimeFormat('en', { numeric: 'always' })
const steps: [seconds: number, short: string, long: Intl.RelativeTimeFormatUnit][] = [
  [31_557_600, 'y', 'year'],
  [2_629_800, 'mo', 'month'],
  [604_800, 'w', 'week'],
  [86_400, 'd', 'day'],
  [3_600, 'h', 'hour'],
  [60, 'm', 'minute'],
]

/**
 * How far `at` is from `now`, both in milliseconds.
 *
 * @param form `short` for lists ("3m", "in 2h"), `long` for sentences ("3 minutes ago")
 */
export function relative(at: number, now: number, form: 'short' | 'long'): string {
  const seconds = Math.round((at - now) / 1000)
  const step = steps.find(([length]) => Math.abs(seconds) >= length)
  if (!step) return form === 'short' ? 'now' : 'just now'
  const count = Math.trunc(seconds / step[0])
  if (form === 'long') return sentence.format(count, step[2])
  return count > 0 ? `in ${count}${step[1]}` : `${-count}${step[1]}`
}

const sameDay = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })
const sameYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const longAgo = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })

/** The time on the reader's clock, as much of it as tells moments apart: "14:05:09" today, "27 Nov, 14:05", "27 Nov 2025". */
export function clock(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)]
  if (then.toDateString() === today.toDateString()) return sameDay.format(at)
  return then.getFullYear() === today.getFullYear() ? sameYear.format(at) : longAgo.format(at)
}

const whole = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' })

/** Date and time to the second in the reader's own zone, with the zone named. */
export function exact(at: number): string {
  return whole.format(at)
}
