import { Index } from 'solid-js'

/**
 * How sure a model says it is, in five steps.
 *
 * @param props.of 0 to 1
 */
export function Confidence(props: { of: number }) {
  const steps = () => Math.max(0, Math.min(5, Math.round(props.of * 5) || 0))
  return (
    <svg
      class="confidence"
      viewBox="0 0 38 12"
      preserveAspectRatio="none"
      role="img"
      aria-label={`confidence ${steps()} of 5`}
    >
      <Index each={[0, 1, 2, 3, 4]}>
        {(step) => <rect x={step() * 8 + 0.5} y="0.5" width="5" height="11" class={step() < steps() ? 'solid' : ''} />}
      </Index>
    </svg>
  )
}
