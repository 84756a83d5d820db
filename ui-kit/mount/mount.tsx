import type { JSX } from 'solid-js'
import { render } from 'solid-js/web'

/**
 * Puts an island into the element with this id. The page's static HTML inside it (its skeleton) stays until this call and is
 * replaced within the same frame, so nothing jumps.
 *
 * @returns takes the island out again, or undefined when the page has no such element
 */
export function mount(id: string, island: () => JSX.Element): (() => void) | undefined {
  const place = document.getElementById(id)
  if (!place) return undefined
  place.replaceChildren()
  place.removeAttribute('aria-busy')
  return render(island, place)
}
