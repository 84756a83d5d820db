import { Index } from 'solid-js'

/**
 * The place of an answer that is still under way. It is as tall as `lines` lines of the surrounding text (or rows of a list)
 * from the first paint, and becomes visible after 300 ms.
 *
 * @param props.lines how many lines or rows to hold
 * @param props.rows true for list rows instead of lines of text
 * @param props.label what is under way, for a screen reader
 */
export function Skeleton(props: { lines?: number; rows?: boolean; label?: string }) {
  return (
    <div
      class="skeleton"
      classList={{ 'skeleton-rows': props.rows ?? false }}
      role="status"
      aria-label={props.label ?? 'Loading'}
    >
      <Index each={Array.from({ length: props.lines ?? 3 })}>{() => <i />}</Index>
    </div>
  )
}
