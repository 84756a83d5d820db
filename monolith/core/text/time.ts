const DAY = 86_400_000
/** Days that were shown lately; a list shows the same few over and over. */
const days = new Map<number, string>()
const MOST_DAYS = 4096

/** RFC 3339 in UTC with milliseconds, the only form in which the spec shows an instant. Made by hand: lists hold many. */
export function toTime(milliseconds: number): string {
  const day = Math.floor(milliseconds / DAY)
  const rest = milliseconds - day * DAY
  const seconds = Math.floor(rest / 1000)
  const minutes = Math.floor(seconds / 60)
  return `${dayOf(day)}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}.${three(rest % 1000)}Z`
}

function dayOf(day: number): string {
  const known = days.get(day)
  if (known !== undefined) return known
  if (days.size >= MOST_DAYS) days.clear()
  const made = new Date(day * DAY).toISOString().slice(0, -'00:00:00.000Z'.length)
  days.set(day, made)
  return made
}

const two = (value: number) => (value < 10 ? `0${value}` : `${value}`)
const three = (value: number) => (value < 10 ? `00${value}` : value < 100 ? `0${value}` : `${value}`)

export function toTimeOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : toTime(milliseconds)
}

/** Milliseconds since 1970 of an RFC 3339 instant that a validator has let through. */
export function fromTime(text: string): number {
  return Date.parse(text)
}
