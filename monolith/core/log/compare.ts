import type { Store } from '../ports/store.ts'

const PAGE = 1000

type Column = { name: string; pk: number }

/** Whether a table holds the same rows in both stores, every column as SQL writes its value. */
export async function isSame(a: Store, b: Store, table: string, breathe: () => Promise<void>): Promise<boolean> {
  const columns = a.all<Column>('SELECT name, pk FROM pragma_table_info(?)', table)
  const keys = columns.filter(({ pk }) => pk > 0).toSorted((x, y) => x.pk - y.pk)
  const key = keys.map(({ name }) => name).join(', ')
  const text = columns.map(({ name }) => `quote(${name})`).join(" || ',' || ")
  const after = `(${key}) > (${keys.map(() => '?').join(', ')})`
  const page = (where: string) =>
    `SELECT ${key}, ${text} AS row_text FROM ${table} ${where} ORDER BY ${key} LIMIT ${PAGE}`
  const [first, next] = [page(''), page(`WHERE ${after}`)]

  for (let last: (string | number)[] | undefined; ;) {
    const [left, right] = [a, b].map((store) => (last ? store.all<Row>(next, ...last) : store.all<Row>(first))) as [
      Row[],
      Row[],
    ]
    if (left.length !== right.length || left.some((row, at) => row.row_text !== right[at]?.row_text)) return false
    const end = left.at(-1)
    if (!end || left.length < PAGE) return true
    last = keys.map(({ name }) => end[name] ?? 0)
    await breathe()
  }
}

type Row = { row_text: string } & Record<string, string | number>

/** Whether the full-text index knows as many texts as there are issues; the texts themselves follow by triggers. */
export function textIndexFaults(store: Store): string[] {
  const counts = store.get<{ texts: number; issues: number }>(
    'SELECT (SELECT count(*) FROM issue_text_docsize) AS texts, (SELECT count(*) FROM issues) AS issues',
  )
  return counts && counts.texts === counts.issues ? [] : ['issue_text']
}
