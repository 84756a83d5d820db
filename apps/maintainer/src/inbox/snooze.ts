/** Issues put off until a moment (milliseconds since 1970), on this device alone. */
export type Snoozed = Readonly<Record<number, { until: number; title: string }>>

export type Later = 'hour' | 'tomorrow' | 'week'

export const laterWords: Record<Later, string> = {
  hour: 'for an hour',
  tomorrow: 'until tomorrow at 8',
  week: 'until Monday at 8',
}

/** When "later" is, in the reader's own time zone. Tomorrow and Monday begin at eight in the morning. */
export function whenLater(later: Later, now: number): number {
  if (later === 'hour') return now + 3_600_000
  const at = new Date(now)
  const days = later === 'tomorrow' ? 1 : (8 - at.getDay()) % 7 || 7
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + days, 8).getTime()
}

export function putOff(snoozed: Snoozed, issues: readonly { number: number; title: string }[], until: number): Snoozed {
  return { ...snoozed, ...Object.fromEntries(issues.map(({ number, title }) => [number, { until, title }])) }
}

export function bringBack(snoozed: Snoozed, numbers: readonly number[]): Snoozed {
  return Object.fromEntries(Object.entries(snoozed).filter(([number]) => !numbers.includes(Number(number))))
}

/** Without those whose time has come. */
export function stillAsleep(snoozed: Snoozed, now: number): Snoozed {
  return Object.fromEntries(Object.entries(snoozed).filter(([, { until }]) => until > now))
}

/** Reads what was stored; what has another shape is left out rather than trusted. */
export function readSnoozed(stored: string | null): Snoozed {
  const given = parsed(stored)
  if (typeof given !== 'object' || given === null) return {}
  return Object.fromEntries(
    Object.entries(given).filter(
      ([number, entry]) =>
        /^[1-9]\d{0,9}$/.test(number) && Number.isFinite(entry?.until) && typeof entry?.title === 'string',
    ),
  )
}

function parsed(stored: string | null): unknown {
  try {
    return JSON.parse(stored ?? '{}')
  } catch (failure) {
    if (failure instanceof SyntaxError) return {}
    throw failure
  }
}
