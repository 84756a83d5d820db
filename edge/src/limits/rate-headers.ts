import { sizeOf, type Counted } from './windows.ts'

/**
 * Tells a caller of its limits before they bite: `RateLimit-Policy` names each with its quota and window in seconds, `RateLimit` what
 * is left and when it resets (draft-ietf-httpapi-ratelimit-headers-11, structured fields). `soft` is a parameter of ours.
 */
export function rateHeaders(counted: Counted[], now: number): Record<string, string> {
  if (counted.length === 0) return {}
  const policy = counted.map(
    (limit) => `"${nameOf(limit)}";q=${limit.hard};w=${sizeOf(limit.window) / 1000};soft=${limit.soft}`,
  )
  const left = counted.map(
    (limit) => `"${nameOf(limit)}";r=${Math.max(0, limit.hard - limit.used)};t=${secondsTo(limit.resetAt, now)}`,
  )
  return { 'ratelimit-policy': policy.join(', '), ratelimit: left.join(', ') }
}

/** Whole seconds until a reset, at least one. */
export const secondsTo = (at: number, now: number): number => Math.max(1, Math.ceil((at - now) / 1000))

const nameOf = (limit: Counted): string => `${limit.scope === 'hub' ? 'hub-' : ''}${limit.class}-${limit.window}`
