import { append, type LogPorts } from '../log/append.ts'
import type { LimitKey } from '../log/kinds.ts'
import { lastSeq } from '../log/read.ts'
import { LIMIT_STREAM } from '../log/streams.ts'

type Default = [limit: LimitKey['class'], window: LimitKey['window'], soft: number, hard: number]

const CONTRIBUTOR: Default[] = [
  ['issue-creation', 'hour', 10, 30],
  ['write', 'minute', 60, 120],
  ['search', 'minute', 120, 240],
  ['sign-in', 'minute', 20, 40],
]
const MAINTAINER_TIMES = 5

/** Gives a new hub the limits it starts with; a hub with a log keeps its own, even none. */
export function setDefaultLimits(ports: LogPorts) {
  const { store } = ports
  if (lastSeq(store) > 0) return
  store.transaction(() => {
    for (const [scope, times] of [
      ['tier:contributor', 1],
      ['tier:maintainer', MAINTAINER_TIMES],
    ] as const) {
      for (const [limit, window, soft, hard] of CONTRIBUTOR) {
        const payload = { scope, class: limit, window, soft: soft * times, hard: hard * times }
        append(ports, 'hub', { stream: LIMIT_STREAM, type: 'limit.set', payload })
      }
    }
  })
}
