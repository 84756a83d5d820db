import { isRecord, visible } from '../trouble.ts'
import { ago, timeOf } from './time.ts'

/** The member at a dotted path; `undefined` where the path ends early. */
export const memberAt = (row: unknown, path: string): unknown => {
  let value = row
  for (const name of path.split('.')) {
    if (!isRecord(value)) return undefined
    value = value[name]
  }
  return value
}

/**
 * A value as the text of one cell, on one line. Times are relative to `now` when it is given (for a terminal), else as the hub
 * wrote them. Text of others keeps no control character.
 */
export const cellText = (value: unknown, now?: number): string => {
  if (value === null || value === undefined) return ''
  const time = now === undefined ? undefined : timeOf(value)
  if (time !== undefined) return ago(time, now!)
  if (typeof value === 'string') return visible(value.replace(/[\t\n\r]+/g, ' '))
  if (Array.isArray(value)) return value.map((member) => cellText(nameOf(member), now)).join(', ')
  if (isRecord(value)) return cellText(nameOf(value) === value ? JSON.stringify(value) : nameOf(value), now)
  return String(value)
}

/** What stands for an object in a cell: its name, where it has one. */
const nameOf = (value: unknown): unknown =>
  isRecord(value) && typeof value['name'] === 'string' ? value['name'] : value
