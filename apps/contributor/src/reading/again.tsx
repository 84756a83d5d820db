import { Show } from 'solid-js'
import type { Problem } from '@smithers/ui-kit/api/problem'

/**
 * What could not be read, and the way forward. Lighter than the kit's note, for pages of words: their problems carry nothing
 * beyond what `detail` already says.
 */
export function Again(props: { problem: Problem; onAgain: () => void }) {
  return (
    <div class="problem" role="alert">
      <p class="problem-title">{props.problem.title}</p>
      <Show when={props.problem.detail}>
        <p>{props.problem.detail}</p>
      </Show>
      <Show when={props.problem.next}>
        <p class="problem-next">
          {/* Commands stand between backticks. */}
          {props.problem.next?.split('`').map((part, at) => (at % 2 ? <code>{part}</code> : part))}
        </p>
      </Show>
      <p class="problem-ways">
        <button type="button" class="button" onClick={() => props.onAgain()}>
          Try again
        </button>
      </p>
    </div>
  )
}
