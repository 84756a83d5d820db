const units: readonly (readonly [string, number])[] = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
]

/** How long ago, as gh says it: `about 2 hours ago`. Both in milliseconds since 1970. */
export const ago = (then: number, now: number): string => {
  const seconds = Math.round(Math.abs(now - then) / 1000)
  const unit = units.find(([, length]) => seconds >= length)
  if (!unit) return then <= now ? 'less than a minute ago' : 'in less than a minute'
  const count = Math.floor(seconds / unit[1])
  const span = `about ${count} ${unit[0]}${count === 1 ? '' : 's'}`
  return then <= now ? `${span} ago` : `in ${span}`
}

/** Milliseconds since 1970 when the text is a time (ISO 8601) as the hub writes it, in UTC, or git, with an offset; else `undefined`. */
export const timeOf = (value: unknown): number | undefined => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value))
    return undefined
  const time = Date.parse(value)
  return Number.isNaN(time) ? undefined : time
}
