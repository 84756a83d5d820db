import type { Limit, LimitClass, Window } from '../policy/policy.ts'

const sizes: Record<Window, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** Windows lie on the clock (UTC), so that everybody can tell when one ends. Milliseconds. */
export const startOf = (window: Window, now: number): number => now - (now % sizes[window])
export const endOf = (window: Window, now: number): number => startOf(window, now) + sizes[window]
export const sizeOf = (window: Window): number => sizes[window]

/** A limit with what was used of it. `resetAt` in milliseconds since 1970. */
export type Counted = Limit & { used: number; resetAt: number }

/**
 * Picks the limits that bind an account in a class. In each window the account's own limit takes the place of its tier's; the hub's
 * binds all accounts together and so stands beside them.
 */
export function limitsOn(
  limits: Limit[],
  who: { address: string; tier: string },
  kind: LimitClass,
): { own: Limit[]; hub: Limit[] } {
  const mine = limits.filter((limit) => limit.class === kind)
  const account = `account:${who.address}`.toLowerCase()
  const own = new Map<Window, Limit>()
  for (const limit of mine) if (limit.scope === `tier:${who.tier}`) own.set(limit.window, limit)
  for (const limit of mine) if (limit.scope.toLowerCase() === account) own.set(limit.window, limit)
  return { own: [...own.values()], hub: mine.filter((limit) => limit.scope === 'hub') }
}
