import { createEffect, onCleanup, onMount } from 'solid-js'
import { buildLines } from './build-lines.ts'
import { type LineRange, hashOf, linesOf, rangeOf } from './lines.ts'

/**
 * A file, read only, with numbered lines that have URLs: press a number for `#L10`, with Shift for `#L10-L20`.
 * One number is in the tab order; ↑ and ↓ walk from there, Shift widens the range, Enter puts it into the URL.
 *
 * @param props.text the file's content
 * @param props.name its path, for a screen reader
 * @param props.wrap long lines wrap instead of scrolling sideways
 * @param props.onMark a range was chosen; undefined when none is
 */
export function Code(props: {
  text: string
  name: string
  wrap?: boolean
  onMark?: (range: LineRange | undefined) => void
}) {
  let room: HTMLDivElement | undefined
  let count = 0
  let marked: HTMLElement[] = []
  let stop: HTMLElement | undefined

  const line = (number: number) => room?.querySelector<HTMLElement>(`#L${number}`) ?? undefined
  const mark = (range: LineRange | undefined) => {
    for (const one of marked) delete one.dataset['marked']
    marked = []
    const last = range ? Math.min(range.to, count) : 0
    for (let number = range?.from ?? 1; number <= last; number++) {
      const one = line(number)
      if (one) marked.push(one)
    }
    for (const one of marked) one.dataset['marked'] = ''
    enter(marked[0] ?? line(1))
    props.onMark?.(marked.length > 0 ? range : undefined)
  }
  /** The one number that Tab reaches. */
  const enter = (one: HTMLElement | undefined) => {
    const link = one?.querySelector('a') ?? undefined
    if (stop) stop.tabIndex = -1
    if (link) link.tabIndex = 0
    stop = link
  }
  const follow = () => {
    const range = rangeOf(location.hash)
    mark(range)
    if (range) line(range.from)?.scrollIntoView({ block: 'nearest' })
  }
  const choose = (range: LineRange) => {
    history.replaceState(history.state, '', `#${hashOf(range)}`)
    mark(range)
  }
  const widened = (to: number): LineRange => {
    const from = rangeOf(location.hash)?.from ?? to
    return { from: Math.min(from, to), to: Math.max(from, to) }
  }
  const numberAt = (event: Event) => {
    const link = (event.target as HTMLElement).closest<HTMLElement>('.code-line > a')
    return link ? Number(link.dataset['line']) : undefined
  }
  const press = (event: MouseEvent) => {
    const number = numberAt(event)
    if (number === undefined || event.ctrlKey || event.metaKey || event.button !== 0) return
    event.preventDefault()
    choose(event.shiftKey ? widened(number) : { from: number, to: number })
  }
  const walk = (event: KeyboardEvent) => {
    const number = numberAt(event)
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 }[event.key]
    if (number === undefined || step === undefined) return
    event.preventDefault()
    const next = Math.max(1, Math.min(count, number + step))
    if (event.shiftKey) choose(widened(next))
    const one = line(next)
    enter(one)
    one?.querySelector('a')?.focus()
  }

  createEffect(() => {
    const lines = linesOf(props.text)
    count = lines.length
    room?.style.setProperty('--digits', String(String(count).length))
    room?.replaceChildren(...buildLines(lines))
    follow()
  })
  onMount(() => {
    window.addEventListener('hashchange', follow)
    onCleanup(() => window.removeEventListener('hashchange', follow))
  })
  return (
    <div
      ref={room}
      class="code"
      classList={{ 'code-wrap': props.wrap ?? false }}
      role="region"
      tabIndex={0}
      aria-label={props.name}
      onClick={press}
      onKeyDown={walk}
    />
  )
}
