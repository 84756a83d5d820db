/** The issues picked for one decision, and the one from which a range is drawn. */
export type Selection = { picked: ReadonlySet<number>; from: number | undefined }

export const nothingPicked: Selection = { picked: new Set(), from: undefined }

/** Picks an issue or lets it go. */
export function toggle(selection: Selection, issue: number): Selection {
  const picked = new Set(selection.picked)
  if (!picked.delete(issue)) picked.add(issue)
  return { picked, from: issue }
}

/** Picks everything from the last toggled issue to this one, in the order of the list; without one, this one alone. */
export function range(selection: Selection, list: readonly number[], to: number): Selection {
  const a = selection.from === undefined ? -1 : list.indexOf(selection.from)
  const b = list.indexOf(to)
  if (b === -1) return selection
  if (a === -1) return { picked: new Set([...selection.picked, to]), from: to }
  const between = list.slice(Math.min(a, b), Math.max(a, b) + 1)
  return { picked: new Set([...selection.picked, ...between]), from: selection.from }
}

/** Picks the whole list, or lets all go when the whole list is picked. */
export function all(selection: Selection, list: readonly number[]): Selection {
  return list.length > 0 && list.every((issue) => selection.picked.has(issue))
    ? nothingPicked
    : { picked: new Set(list), from: undefined }
}

/** Lets go of what is no longer in the list. */
export function within(selection: Selection, list: readonly number[]): Selection {
  const still = new Set(list)
  const picked = [...selection.picked].filter((issue) => still.has(issue))
  return picked.length === selection.picked.size ? selection : { ...selection, picked: new Set(picked) }
}
