import type { ReadStore } from '../ports/store.ts'

type Column = { name: string; pk: number }

/** A table's columns, and those of its key in their order. */
function columnsOf(store: ReadStore, table: string): { all: string[]; key: string[] } {
  const columns = store.all<Column>('SELECT name, pk FROM pragma_table_info(?)', table)
  const key = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk)
  return { all: columns.map(({ name }) => name), key: key.map(({ name }) => name) }
}

/**
 * Whether a table holds a row that the live one of its name has not, or has otherwise. The tables are STRICT, so equal values
 * are equal bytes once no collation folds them.
 * @param without columns that are left out
 */
export function differs(store: ReadStore, table: string, without: readonly string[]): boolean {
  const { all, key } = columnsOf(store, table)
  const same = key.map((name) => `b.${name} = a.${name}`).join(' AND ')
  const other = all
    .filter((name) => !without.includes(name))
    .map((name) => `a.${name} IS NOT b.${name} COLLATE BINARY`)
    .join(' OR ')
  return (
    store.get(`SELECT 1 FROM main.${table} a LEFT JOIN live.${table} b ON ${same} WHERE ${other} LIMIT 1`) !== undefined
  )
}

export function countRows(store: ReadStore, table: `${'main' | 'live'}.${string}`): number {
  return store.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0
}

/** Some columns of all rows, in the order of the key. */
export function readColumns(
  store: ReadStore,
  schema: 'main' | 'live',
  table: string,
  columns: readonly string[],
): Record<string, number>[] {
  const { key } = columnsOf(store, table)
  return store.all(`SELECT ${columns.join(', ')} FROM ${schema}.${table} ORDER BY ${key.join(', ')}`)
}
