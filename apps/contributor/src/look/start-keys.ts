/**
 * Listens for the first key, fetches what listens for all of them, and gives it that key again. A page that is only read and
 * scrolled never fetches it.
 */
export function startKeysWhenPressed(): void {
  document.addEventListener('keydown', first)
  document.getElementById('command')?.addEventListener('click', () => void command())
}

async function command(): Promise<void> {
  const { openPalette } = await import('./open-palette.tsx')
  openPalette('/')
}

function first(event: KeyboardEvent): void {
  if (event.isComposing || /^(Shift|Control|Alt|Meta|Tab)$/.test(event.key)) return
  const target = event.target as Element
  if (target.matches('input, textarea, select') && !event.ctrlKey && !event.metaKey) return
  document.removeEventListener('keydown', first)
  // The browser's own search would open before the page's keys have arrived.
  if (event.key === '/' || (event.key === 'k' && (event.ctrlKey || event.metaKey))) event.preventDefault()
  void again(target, new KeyboardEvent('keydown', event))
}

async function again(target: Element, event: KeyboardEvent): Promise<void> {
  const { startKeys } = await import('./page-keys.ts')
  startKeys()
  target.dispatchEvent(event)
}
