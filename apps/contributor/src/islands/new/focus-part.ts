/** Puts the focus where one goes on: the first thing to fill in of a part that just opened, else its name. */
export function focusPart(number: number): void {
  const name = document.getElementById(`part-${number}`)
  const field = name?.closest('section')?.querySelector<HTMLElement>('input, textarea')
  const goal = field ?? name
  goal?.focus({ preventScroll: true })
  name?.scrollIntoView({ block: 'nearest' })
}
