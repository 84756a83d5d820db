import type { Choice } from '@smithers/ui-kit/select'

const kinds: Record<string, readonly string[]> = {
  repo: ['import-started', 'imported', 'import-failed'],
  issue: ['created', 'imported', 'edited', 'commented', 'labelled', 'closed', 'reopened', 'triaged'],
  label: ['created'],
  suggestion: ['made', 'accepted', 'rejected', 'undone'],
  account: ['created', 'signed-in', 'tier-set', 'banned', 'unbanned'],
  hub: ['claimed'],
  limit: ['set', 'removed'],
}

/** Every kind of event, under its group; a kind that is in the URL and not known here is offered too. */
export function choices(now: string): Choice<string>[] {
  const known = Object.entries(kinds).flatMap(([group, names]) => [
    ...(names.length > 1 ? [{ value: `${group}.`, word: `${group}, all` }] : []),
    ...names.map((name) => ({ value: `${group}.${name}`, word: `${group}.${name}` })),
  ])
  const odd = now !== '' && !known.some((choice) => choice.value === now) ? [{ value: now, word: now }] : []
  return [{ value: '', word: 'every type' }, ...odd, ...known]
}
