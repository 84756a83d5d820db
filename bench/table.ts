import type { Row } from './row.ts'

const heads = ['what', 'figure', 'beside', 'goal', '']

/** Rows as an aligned plain table. */
export function table(rows: readonly Row[]): string {
  const lines = [heads, ...rows.map((row) => [row.what, row.figure, row.beside, row.goal, verdict(row)])]
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  const [head = '', ...rest] = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
  return [head, '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...rest].join('\n')
}

export function summary(rows: readonly Row[]): string {
  const count = (keep: (row: Row) => boolean) => rows.filter(keep).length
  const counts = [`${count((row) => row.met === true)} goals met`, `${count((row) => row.met === false)} missed`]
  const faults = count((row) => row.unsound)
  return faults === 0 ? counts.join(', ') : `${counts.join(', ')}, ${faults} could not be trusted`
}

function verdict({ met, unsound }: Row): string {
  if (unsound) return 'UNSOUND'
  return met === null ? '' : met ? 'met' : 'MISSED'
}
