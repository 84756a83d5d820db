import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'

import type { Caller } from '../ports/ports.ts'
import { no, ok, type Result } from '../result.ts'

export function isMaintainer(caller: Caller): boolean {
  return caller.tier === 'maintainer' || caller.tier === 'admin'
}

/** Addresses are the same whatever the case of their letters (EIP-55 uses it as a checksum). */
export function isSame(actor: string, author: string): boolean {
  return actor.toLowerCase() === author.toLowerCase()
}

/** The one rule of who may change an issue: its author, or a maintainer. */
export function mayChange(caller: Caller, issue: { author: string }): Result<true, ProblemDocuments['not-yours']> {
  if (isMaintainer(caller) || isSame(caller.actor, issue.author)) return ok(true)
  return no(problem('not-yours', `This issue is by ${issue.author}.`, {}))
}
