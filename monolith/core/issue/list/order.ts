export type Sort = 'created' | 'updated' | 'comments'
export type Order = 'asc' | 'desc'
export type Keys = [key: number, number: number]

export const KEY_COLUMN = {
  created: 'created_at',
  updated: 'updated_at',
  comments: 'comments',
} as const satisfies Record<Sort, string>

/** SQL that walks a table's rows in the wanted order, and that skips to behind the last row of the page before. */
export function orderSql(table: string, sort: Sort, order: Order): { by: string; behind: string } {
  const key = `${table}.${KEY_COLUMN[sort]}`
  const way = order === 'desc' ? 'DESC' : 'ASC'
  return {
    by: `ORDER BY ${key} ${way}, ${table}.number ${way}`,
    behind: `(${key}, ${table}.number) ${order === 'desc' ? '<' : '>'} (?, ?)`,
  }
}

export function compareKeys(order: Order, a: Keys, b: Keys): number {
  const ascending = a[0] - b[0] || a[1] - b[1]
  return order === 'desc' ? -ascending : ascending
}
