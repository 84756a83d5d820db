import { COUNTERS, isShared } from './counters.ts'
import { PROJECTIONS } from './schema/0002-projections.ts'
import type { PartReport, TableReport } from './verify-part.ts'

/**
 * What the parts of a log found, together.
 * @returns how many events there were, and which tables differ from the live ones
 */
export function foldParts(parts: readonly PartReport[]): { events: number; differences: string[] } {
  const [first] = parts
  if (!first) throw new Error('no part of the log was replayed')
  if (parts.some(({ events }) => events !== first.events)) throw new Error('the parts saw the log at different moments')
  const differences: string[] = PROJECTIONS.filter((table) => {
    const reports = parts.map(({ tables }) => tables[table])
    return (
      reports.some((report) => report.differs) || (isShared(table) ? countsDiffer(table, reports) : rowsDiffer(reports))
    )
  })
  // The texts themselves follow the issues by triggers.
  if (first.texts !== first.tables.issues.liveRows) differences.push('issue_text')
  return { events: first.events, differences }
}

/** Each row belongs to one part, and each has its equal among the live ones: any more of those are of no event. */
function rowsDiffer(reports: readonly TableReport[]): boolean {
  return reports.reduce((sum, { rows }) => sum + rows, 0) !== reports[0]?.liveRows
}

function countsDiffer(table: keyof typeof COUNTERS, reports: readonly TableReport[]): boolean {
  if (reports.some(({ rows, liveRows }) => rows !== liveRows)) return true
  const live = reports[0]?.liveCounters ?? []
  return Object.entries<'sum' | 'max'>(COUNTERS[table]).some(([column, how]) =>
    live.some((row, at) => {
      const counted = reports.map(({ counters }) => counters[at]?.[column] ?? 0)
      const whole = how === 'max' ? Math.max(...counted) : counted.reduce((sum, count) => sum + count, 0)
      return whole !== row[column]
    }),
  )
}
