/**
 * The tables whose rows every part of the log makes, and what in them the parts count each for itself: how the counters of all
 * parts become those of the whole log.
 */
export const COUNTERS = {
  repos: { open_issues: 'sum', closed_issues: 'sum', pending: 'sum', next_issue: 'max' },
  labels: { issues: 'sum' },
  accounts: { issues: 'sum', comments: 'sum' },
  limits: {},
} as const satisfies Record<string, Record<string, 'sum' | 'max'>>

export function isShared(table: string): table is keyof typeof COUNTERS {
  return table in COUNTERS
}
