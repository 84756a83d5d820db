/** The order in which labels are shown: SQLite's NOCASE, which folds A to Z alone. */
export function byName(a: string, b: string): number {
  const x = fold(a)
  const y = fold(b)
  return x < y ? -1 : x > y ? 1 : 0
}

const fold = (name: string) => name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
