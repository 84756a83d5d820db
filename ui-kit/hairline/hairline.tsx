/** A line one pixel thin that separates; upright between two columns. */
export function Hairline(props: { upright?: boolean }) {
  return props.upright ? <hr class="hairline-upright" aria-orientation="vertical" /> : <hr class="hairline" />
}
