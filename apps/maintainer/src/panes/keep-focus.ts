import { onCleanup, onMount } from 'solid-js'

/**
 * Where a decision takes away the very thing that held the focus, the focus goes to `next` instead of being lost: whoever
 * works with Tab, or hears the page, stays where they were.
 *
 * @param root the part of the page to watch
 */
export function keepFocus(root: () => HTMLElement | undefined, next: () => HTMLElement | null | undefined): void {
  onMount(() => {
    const place = root()
    if (!place) return
    let held: Element | undefined
    const take = (event: FocusEvent) => {
      held = event.target as Element
    }
    const moved = (event: FocusEvent) => {
      if (event.relatedTarget) held = undefined
    }
    const watcher = new MutationObserver(() => {
      if (!held || held.isConnected || document.activeElement !== document.body) return
      held = undefined
      next()?.focus()
    })
    place.addEventListener('focusin', take)
    place.addEventListener('focusout', moved)
    watcher.observe(place, { childList: true, subtree: true })
    onCleanup(() => {
      watcher.disconnect()
      place.removeEventListener('focusin', take)
      place.removeEventListener('focusout', moved)
    })
  })
}
