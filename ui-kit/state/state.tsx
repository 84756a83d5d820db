import type { JSX } from 'solid-js'

export type StateKind = 'open' | 'yours' | 'running' | 'waiting' | 'landed' | 'closed' | 'failed' | 'draft'

/* One shape each, so that colour is never the only difference. */
const shapes: Record<StateKind, () => JSX.Element> = {
  open: () => <circle cx="6" cy="6" r="5" />,
  yours: () => <circle cx="6" cy="6" r="5" class="solid" />,
  running: () => (
    <>
      <circle cx="6" cy="6" r="5" />
      <path d="M6 1a5 5 0 0 1 0 10z" class="solid" />
    </>
  ),
  waiting: () => (
    <>
      <circle cx="6" cy="6" r="5" />
      <path d="M6 3v3h2.5" />
    </>
  ),
  landed: () => <path d="M6 .5 11.5 6 6 11.5.5 6z" class="solid" />,
  closed: () => (
    <>
      <circle cx="6" cy="6" r="5" />
      <path d="m2.5 9.5 7-7" />
    </>
  ),
  failed: () => <path d="m1.5 1.5 9 9m0-9-9 9" />,
  draft: () => <circle cx="6" cy="6" r="5" stroke-dasharray="2 1.93" />,
}

/**
 * In what state something is: a shape and a word.
 *
 * @param props.is decides the shape and its meaning; accent stands only for `yours`
 * @param props.word what to write beside it; the state itself when absent
 */
export function State(props: { is: StateKind; word?: string }) {
  return (
    <span class={`state state-${props.is}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {shapes[props.is]()}
      </svg>
      {props.word ?? props.is}
    </span>
  )
}
