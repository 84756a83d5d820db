/** The place of lines (or rows) under way, as tall as they will be; it shows itself after 300 ms. */
export function Waiting(props: { rows?: boolean; label?: string; lines?: number }) {
  return (
    <div
      class="skeleton"
      classList={{ 'skeleton-rows': props.rows ?? false }}
      role="status"
      aria-label={props.label ?? 'Loading'}
    >
      {Array.from({ length: props.lines ?? 8 }, () => (
        <i />
      ))}
    </div>
  )
}
