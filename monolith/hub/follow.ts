import type { components } from '@smithers/api-spec/types'
import { EVENT_COLUMNS, eventOf, lastSeq, type EventRow } from '@smithers/core/log/read'
import type { ReadStore } from '@smithers/core/ports/store'

type Event = components['schemas']['Event']
export type Follow = (since: number | undefined, onEvent: (event: Event) => void) => () => void

const PAGE = 500

/** Hands out events as they are committed, beginning with those of the past; a long past goes page by page. */
export function createFollow(store: ReadStore, onCommit: (listener: () => void) => () => void): Follow {
  return (since, onEvent) => {
    let last = since ?? lastSeq(store)
    let waiting = false
    let stopped = false
    const pump = () => {
      waiting = false
      if (stopped) return
      const rows = store.all<EventRow>(
        `SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`,
        last,
      )
      for (const row of rows) {
        last = row.seq
        onEvent(eventOf(row))
        if (stopped) return
      }
      if (rows.length === PAGE) schedule()
    }
    const schedule = () => {
      if (waiting || stopped) return
      waiting = true
      setImmediate(pump)
    }
    const forget = onCommit(schedule)
    schedule()
    return () => {
      stopped = true
      forget()
    }
  }
}
