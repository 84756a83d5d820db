const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/**
 * A keydown listener that moves focus among the elements matching `selector` inside its element: `j` and ↓ to the next,
 * `k` and ↑ to the one before, Home and End. Keys pressed in fields, or with a modifier, pass.
 */
export function moveWithin(selector: string): (event: KeyboardEvent) => void {
  return (event) => {
    const target = event.target as HTMLElement
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches('input, textarea, select')) return
    const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(selector)]
    const at = all.indexOf(target.closest<HTMLElement>(selector) ?? target)
    const step = steps[event.key]
    const next =
      step !== undefined ? all[at + step] : event.key === 'Home' ? all[0] : event.key === 'End' ? all.at(-1) : undefined
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
  }
}
