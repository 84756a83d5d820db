import type { HubStatusPartsItem } from '@smithers/api-spec/client/model/hubStatusPartsItem'

/**
 * The parts as they must be, judged by the last answer and by the problem that came instead of a newer one.
 *
 * @param last the parts of the last good answer
 * @param problem the name of the problem that came since, if any
 * @returns rows to show, and in a sentence what still works
 */
export function partsNow(
  last: readonly HubStatusPartsItem[],
  problem: string | undefined,
): { rows: HubStatusPartsItem[]; still: string } {
  if (problem === undefined) return { rows: withEdge(last), still: '' }
  if (problem === 'unreachable') {
    return {
      rows: last.map((part) => ({ ...part, state: 'down', note: 'not reached' })),
      still:
        'Neither the edge nor what is behind it answers. This page, once loaded, keeps its last figures; start the hub again with npm start.',
    }
  }
  if (problem !== 'hub-unavailable') return { rows: withEdge(last), still: '' }
  const rest = last.filter((part) => part.name !== 'edge' && part.name !== 'monolith')
  return {
    rows: [
      {
        name: 'edge',
        state: 'up',
        version: last.find((part) => part.name === 'edge')?.version ?? '',
        note: 'it gave this answer',
      },
      {
        name: 'monolith',
        state: 'down',
        version: last.find((part) => part.name === 'monolith')?.version ?? '',
        note: 'the edge got no answer from it',
      },
      ...rest.map((part) => ({ ...part, state: 'down' as const, note: 'behind the monolith' })),
    ],
    still:
      'Still at work: sign-in, sessions, keys, and the limits the edge remembers. Issues, code, accounts and the log wait until the monolith is back; nothing is lost.',
  }
}

/* The monolith tells of itself and what stands behind it; that its answer came at all is the edge's doing. */
function withEdge(parts: readonly HubStatusPartsItem[]): HubStatusPartsItem[] {
  if (parts.length === 0 || parts.some((part) => part.name === 'edge')) return [...parts]
  return [{ name: 'edge', state: 'up', version: '', note: 'it brought this answer' }, ...parts]
}
