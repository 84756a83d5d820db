import { problem, type Input, type Success } from '@smithers/api-spec/contract'
import { no } from '@smithers/core/result'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import type { Claims } from '../gate/caller.ts'
import type { Queued } from './issue-queue.ts'
import { accountObject } from './objects.ts'

type View = Success<'viewQueuedIssue'>['body']

/** The id of a place in the queue: whose queue, and which number there. */
export const idOf = (queued: Queued): string => `${queued.address.slice(2).toLowerCase()}-${queued.seq}`

export function viewOf(queued: Queued, place: number): View {
  const { owner, repo, state, issue, problem: why } = queued
  const id = idOf(queued)
  return { id, state, place, url: `/api/repos/${owner}/${repo}/issue-queue/${id}`, issue, problem: why }
}

/** Shows where a queued issue stands: to whoever filed it, and to maintainers. */
export async function viewQueuedIssue(
  input: Input<'viewQueuedIssue'>,
  ask: Ask,
): Promise<EdgeAnswer<'viewQueuedIssue'>> {
  const caller = ask.caller as Claims
  const [, hex, seq] = /^([0-9a-f]{40})-([1-9]\d{0,14})$/.exec(input.id) ?? []
  if (hex === undefined || seq === undefined) return unknown()
  const mine = caller.address.toLowerCase() === `0x${hex}`
  if (!mine && caller.tier !== 'maintainer' && caller.tier !== 'admin') return unknown()
  const found = await accountObject(`0x${hex}`, ask.env).queuedAt(Number(seq))
  if (found === null || found.queued.owner !== input.owner || found.queued.repo !== input.repo) return unknown()
  return { ok: true, status: 200, body: viewOf(found.queued, found.place) }
}

const unknown = () => no(problem('queued-issue-not-found', 'No issue of yours waits under this id.', {}))
