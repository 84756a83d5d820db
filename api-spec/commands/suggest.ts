/**
 * Names near to a mistyped one, nearest first, at most `limit`. Near means an edit distance of at most a third of the longer
 * name (at least one edit), or one being the beginning of the other.
 */
export const suggest = (word: string, names: Iterable<string>, limit = 3): string[] => {
  const typed = word.toLowerCase().slice(0, longestName)
  const near: { name: string; distance: number }[] = []
  for (const name of new Set(names)) {
    const candidate = name.toLowerCase()
    const distance = editDistance(typed, candidate)
    const allowed = Math.max(1, Math.floor(Math.max(typed.length, candidate.length) / 3))
    const begins = typed.length > 1 && (candidate.startsWith(typed) || typed.startsWith(candidate))
    if (distance <= allowed || begins) near.push({ name, distance })
  }
  return near
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map((entry) => entry.name)
}

/** No command is longer; a pasted page must not cost a quadratic comparison. */
const longestName = 80

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each once. */
export const editDistance = (a: string, b: string): number => {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      let best = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + cost)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, beforePrevious[column - 2]! + 1)
      }
      current.push(best)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.length]!
}
