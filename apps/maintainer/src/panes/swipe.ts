export type Swiped = 'accept' | 'duplicate' | 'decline' | 'later'

/**
 * What a swipe means: right accepts, far right says duplicate; left declines, far left puts off. Too short means nothing.
 *
 * @param dx how far, in pixels, to the right
 * @param width of what is swiped
 */
export function meaning(dx: number, width: number): Swiped | undefined {
  const share = Math.abs(dx) / Math.max(1, width)
  if (share < 0.2) return undefined
  if (dx > 0) return share < 0.55 ? 'accept' : 'duplicate'
  return share < 0.55 ? 'decline' : 'later'
}

/**
 * Lets a finger decide: the element follows it, says by `data-swipe` what letting go would do, and returns when it means nothing.
 * Scrolling stays the browser's (`touch-action: pan-y` in the stylesheet).
 *
 * @returns stops listening
 */
export function swipe(element: HTMLElement, decide: (meant: Swiped) => void): () => void {
  let start: { x: number; id: number } | undefined
  const down = (event: PointerEvent) => {
    if (event.pointerType === 'touch' && event.isPrimary) start = { x: event.clientX, id: event.pointerId }
  }
  const move = (event: PointerEvent) => {
    if (event.pointerId !== start?.id) return
    const dx = event.clientX - start.x
    if (Math.abs(dx) > 8 && !element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId)
    element.style.translate = `${dx}px`
    element.dataset['swipe'] = meaning(dx, element.clientWidth) ?? ''
  }
  const rest = () => {
    start = undefined
    element.style.translate = ''
    delete element.dataset['swipe']
  }
  const up = (event: PointerEvent) => {
    if (event.pointerId !== start?.id) return
    const meant = meaning(event.clientX - start.x, element.clientWidth)
    rest()
    if (meant) decide(meant)
  }
  element.addEventListener('pointerdown', down)
  element.addEventListener('pointermove', move)
  element.addEventListener('pointerup', up)
  element.addEventListener('pointercancel', rest)
  return () => {
    element.removeEventListener('pointerdown', down)
    element.removeEventListener('pointermove', move)
    element.removeEventListener('pointerup', up)
    element.removeEventListener('pointercancel', rest)
  }
}
