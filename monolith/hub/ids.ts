import { randomFillSync } from 'node:crypto'

import type { Ids } from '@smithers/core/ports/ports'

/** UUID version 7 (RFC 9562 section 5.7): time first, then a counter that keeps ids of one millisecond in order. */
export function createIds(now: () => number): Ids {
  const random = Buffer.alloc(8)
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
      randomFillSync(random)
      random[0] = 0x80 | ((random[0] ?? 0) & 0x3f)
      const stamp = last.toString(16).padStart(12, '0')
      const tail = random.toString('hex')
      const middle = (0x7000 | counter).toString(16)
      return `${stamp.slice(0, 8)}-${stamp.slice(8)}-${middle}-${tail.slice(0, 4)}-${tail.slice(4)}`
    },
  }
}
