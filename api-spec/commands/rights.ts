import type { Operation, Right } from './catalogue.ts'

/**
 * The one rule of who may call what: the operation's rights in the spec (`x-tiers`) name the caller.
 * @param who the caller's tier, `anonymous` without a token, `service` for the edge itself
 */
export function mayCall(operation: Pick<Operation, 'rights'>, who: Right): boolean {
  return operation.rights.includes(who)
}
