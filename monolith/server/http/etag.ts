import type { Operation } from '@smithers/api-spec/commands/catalogue'
import type { Caller } from '@smithers/core/ports/ports'

import type { Answer } from '../dispatch.ts'

export type Tags = {
  /** The tag of what a GET would answer now, or undefined when it may change without an event. */
  tagFor(operation: Operation, caller: Caller): string | undefined
}

/** Their answers tell of more than the log. */
const BESIDE_THE_LOG = ['viewHubStatus', 'followEvents']

/**
 * Everything that can be read follows from the log, so its newest sequence number tags every answer: it costs one look at
 * an index, and a match is known before anything is read. `epoch` names this run of the hub: another program version may
 * show the same log otherwise.
 */
export function createTags(epoch: string, lastSeq: () => number): Tags {
  return {
    tagFor(operation, caller) {
      if (operation.method !== 'GET' || BESIDE_THE_LOG.includes(operation.id)) return undefined
      const whose = operation.rights.includes('anonymous') ? '' : `.${caller.actor}`
      return `W/"${epoch}.${lastSeq()}${whose}"`
    },
  }
}

/** False while the answer tells of an import under way, whose progress is no event. */
export function isSettled({ body }: Answer): boolean {
  const repos = (body as { repos?: unknown } | undefined)?.repos
  const shown = Array.isArray(repos) ? repos : [body]
  return !shown.some((repo) => (repo as { state?: unknown } | undefined)?.state === 'importing')
}
