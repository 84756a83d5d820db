import type { Store } from '../ports/store.ts'

type Column = { name: string; pk: number }

/** Rows at a time: some milliseconds of work. */
const PAGE = 5000

/**
 * Whether a table holds other rows than the live one of its name. The tables are STRICT, so equal values are equal bytes
 * once no collation folds them.
 */
export async function differs(store: Store, table: string, breathe: () => Promise<void>): Promise<boolean> {
  const columns = store.all<Column>('SELECT name, pk FROM pragma_table_info(?)', table)
  const key = columns
    .filter(({ pk }) => pk > 0)
    .toSorted((a, b) => a.pk - b.pk)
    .map(({ name }) => name)
  const counts = store.get<{ a: number; b: number }>(
    `SELECT (SELECT count(*) FROM main.${table}) AS a, (SELECT count(*) FROM live.${table}) AS b`,
  )
  if (counts?.a !== counts?.b) return true

  const same = key.map((name) => `b.${name} = a.${name}`).join(' AND ')
  const other = columns.map(({ name }) => `a.${name} IS NOT b.${name} COLLATE BINARY`).join(' OR ')
  const behind = `(${key.map((name) => `a.${name}`).join(', ')}) > (${key.map(() => '?').join(', ')})`
  const page = (where: string) => `SELECT ${key.map((name) => `a.${name}`).join(', ')} FROM main.${table} a ${where}
    ORDER BY ${key.map((name) => `a.${name}`).join(', ')} LIMIT 1 OFFSET ${PAGE - 1}`
  const compare = (where: string) => `SELECT 1 FROM (SELECT * FROM main.${table} a ${where}
    ORDER BY ${key.join(', ')} LIMIT ${PAGE}) a LEFT JOIN live.${table} b ON ${same} WHERE ${other} LIMIT 1`

  for (let last: (string | number)[] = []; ;) {
    const where = last.length > 0 ? `WHERE ${behind}` : ''
    if (store.get(compare(where), ...last)) return true
    const end = store.get<Record<string, string | number>>(page(where), ...last)
    if (!end) return false
    last = key.map((name) => end[name] ?? 0)
    await breathe()
  }
}

/** Whether the full-text index knows another number of texts than there are issues; the texts themselves follow by triggers. */
export function textIndexDiffers(store: Store): boolean {
  const counts = store.get<{ texts: number; issues: number }>(
    'SELECT (SELECT count(*) FROM live.issue_text_docsize) AS texts, (SELECT count(*) FROM live.issues) AS issues',
  )
  return counts?.texts !== counts?.issues
}
