import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'

import { no, ok, type Result } from '../result.ts'

/**
 * Where a page ended: the keys of its last row. `kind` names the order they belong to, so that a marker of one list is
 * refused by another.
 */
export function writeCursor(kind: string, keys: readonly number[]): string {
  return `${kind}.${keys.join('.')}`
}

/** @param count how many keys the order has */
export function readCursor(
  text: string,
  kind: string,
  count: number,
): Result<number[], ProblemDocuments['cursor-refused']> {
  const [given, ...keys] = text.split('.')
  const fits = given === kind && keys.length === count && keys.every((key) => /^-?\d{1,15}$/.test(key))
  return fits ? ok(keys.map(Number)) : no(cursorRefused())
}

export function cursorRefused(): ProblemDocuments['cursor-refused'] {
  return problem('cursor-refused', 'The page marker is not one that this list has given out.', {})
}
