import { randomUUID } from 'node:crypto'

import type { Ids } from '@smithers/core/ports/ports'

/** Where variant and random part begin, in version 4 as in version 7. */
const RANDOM_PART = 19

/** UUID version 7 (RFC 9562 section 5.7): time first, then a counter that keeps ids of one millisecond in order. */
export function createIds(now: () => number): Ids {
  let last = 0
  let counter = 0
  return {
    next() {
      const time = now()
      if (time > last) {
        last = time
        counter = 0
      } else if (++counter > 0xfff) {
        last++
        counter = 0
      }
      const stamp = last.toString(16).padStart(12, '0')
      const middle = (0x7000 | counter).toString(16)
      return `${stamp.slice(0, 8)}-${stamp.slice(8)}-${middle}-${randomUUID().slice(RANDOM_PART)}`
    },
  }
}
