import type { Limit } from '@smithers/api-spec/client/model/limit'
import type { LimitClass } from '@smithers/api-spec/client/model/limitClass'
import type { LimitWindow } from '@smithers/api-spec/client/model/limitWindow'
import { shortAddress } from '@smithers/ui-kit/address/short'

export const classes: readonly LimitClass[] = ['sign-in', 'write', 'issue-creation', 'search', 'chat-turn', 'spend']
export const windows: readonly LimitWindow[] = ['minute', 'hour', 'day']
/** The columns: the whole hub, then each account of a tier. */
export const scopes = ['hub', 'tier:reader', 'tier:contributor', 'tier:maintainer', 'tier:admin'] as const

const words: Record<string, string> = {
  hub: 'whole hub',
  'tier:reader': 'each reader',
  'tier:contributor': 'each contributor',
  'tier:maintainer': 'each maintainer',
  'tier:admin': 'each admin',
}

/** Whom a scope binds, in words. */
export function scopeWord(scope: string): string {
  return words[scope] ?? shortAddress(scope)
}

export type Place = Pick<Limit, 'scope' | 'class' | 'window'>
export type MatrixRow = { class: LimitClass; window: LimitWindow; cells: { place: Place; limit: Limit | undefined }[] }

/** One row for each class and window, one cell for each scope; a cell without a limit binds nobody. */
export function matrix(limits: readonly Limit[]): MatrixRow[] {
  const set = new Map(limits.map((limit) => [placeWord(limit), limit]))
  return classes.flatMap((kind) =>
    windows.map((window) => ({
      class: kind,
      window,
      cells: scopes.map((scope) => {
        const place = { scope, class: kind, window }
        return { place, limit: set.get(placeWord(place)) }
      }),
    })),
  )
}

export function ofAccount(place: Pick<Place, 'scope'>): boolean {
  return place.scope.startsWith('account:')
}

/** Limits that bind one account. */
export function ofAccounts(limits: readonly Limit[]): Limit[] {
  return limits.filter(ofAccount).toSorted((a, b) => (placeWord(a) < placeWord(b) ? -1 : 1))
}

/** A cell's name in the URL: `tier:contributor|write|hour`. */
export function placeWord(place: Place): string {
  return `${place.scope}|${place.class}|${place.window}`
}

/** Reads a cell's name; undefined for what names none. */
export function placeOf(word: string): Place | undefined {
  const [scope, kind, window, rest] = word.split('|')
  const known =
    scope !== undefined && ((scopes as readonly string[]).includes(scope) || /^account:0x[0-9a-fA-F]{40}$/.test(scope))
  const found = { class: classes.find((one) => one === kind), window: windows.find((one) => one === window) }
  if (!known || !found.class || !found.window || rest !== undefined) return undefined
  return { scope, class: found.class, window: found.window }
}

export type Draft = { limit: Limit } | { fault: string; in: 'soft' | 'hard' }

/** Two typed figures as a limit, or what is wrong with them. */
export function draft(place: Place, soft: string, hard: string): Draft {
  const figures = [soft, hard].map((typed) => (/^\d{1,9}$/.test(typed.trim()) ? Number(typed) : undefined))
  const [from, to] = figures
  if (from === undefined) return { fault: 'A whole number, 0 or more.', in: 'soft' }
  if (to === undefined) return { fault: 'A whole number, 0 or more.', in: 'hard' }
  if (from > to) return { fault: `Soft is ${from}: hard may not be below it.`, in: 'hard' }
  return { limit: { ...place, soft: from, hard: to } }
}
