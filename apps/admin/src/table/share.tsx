/** A figure as the share of the largest beside it: a bar in the height of the text. */
export function Share(props: { of: number; most: number }) {
  return (
    <svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect width={(props.of / Math.max(1, props.most)) * 100} height="8" />
    </svg>
  )
}
