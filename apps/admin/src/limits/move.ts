const steps: Record<string, [rows: number, cells: number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  j: [1, 0],
  k: [-1, 0],
}

/** Arrows, `j` and `k` move among the cells of the matrix; rows that are opened for editing are stepped over. */
export function moveAmongCells(event: KeyboardEvent & { currentTarget: HTMLTableElement }): void {
  const from = event.target as HTMLElement
  const way = steps[event.key]
  if (!way || !from.matches('.cell') || event.ctrlKey || event.metaKey || event.altKey) return
  const rows = [...event.currentTarget.querySelectorAll('tbody tr')]
    .map((row) => [...row.querySelectorAll<HTMLElement>('.cell')])
    .filter((row) => row.length > 0)
  const at = rows.findIndex((row) => row.includes(from))
  const next = rows[at + way[0]]?.[(rows[at]?.indexOf(from) ?? 0) + way[1]]
  if (!next) return
  event.preventDefault()
  event.stopPropagation()
  next.focus()
}
