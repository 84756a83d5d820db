import type { Change } from '@smithers/api-spec/client/model/change'

export type Day = { word: string; changes: Change[] }

const words = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

/** Gathers changes that follow each other under the day they were committed on, in the reader's own zone. */
export function byDay(changes: readonly Change[]): Day[] {
  const days: Day[] = []
  for (const change of changes) {
    const word = words.format(new Date(change.committer.at))
    const last = days.at(-1)
    if (last?.word === word) last.changes.push(change)
    else days.push({ word, changes: [change] })
  }
  return days
}
