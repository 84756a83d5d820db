import type { ProblemDocuments } from '@smithers/api-spec/contract'
import type { Window } from '../policy/policy.ts'
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

/** What every refusal by a limit says beside its problem document, so that a program need not read it (RFC 9110, section 10.2.3). */
export function refusalHeaders(refused: ProblemDocuments['limit-reached'], now: number): Record<string, string> {
  const { ceiling, used } = refused
  const name = nameOf(refused)
  const wait = secondsTo(Date.parse(refused.resetAt), now)
  return {
    'ratelimit-policy': `"${name}";q=${ceiling};w=${sizeOf(refused.window as Window) / 1000}`,
    ratelimit: `"${name}";r=${Math.max(0, ceiling - used)};t=${wait}`,
    'retry-after': String(wait),
  }
}

/** Whole seconds until a reset, at least one. */
export const secondsTo = (at: number, now: number): number => Math.max(1, Math.ceil((at - now) / 1000))

/** Limits that bind more than the account say so, because one of the account's own may have the same class and window. */
function nameOf({ scope, class: kind, window }: { scope: string; class: string; window: string }): string {
  return `${scope === 'hub' || scope === 'address' ? `${scope}-` : ''}${kind}-${window}`
}
