/** RFC 3339 in UTC with milliseconds, the only form in which the spec shows an instant. */
export function toTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

export function toTimeOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : toTime(milliseconds)
}

/** Milliseconds since 1970 of an RFC 3339 instant that a validator has let through. */
export function fromTime(text: string): number {
  return Date.parse(text)
}
