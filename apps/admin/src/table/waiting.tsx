import type { Read } from '@smithers/ui-kit/api/operation'
import { ProblemAgain } from '@smithers/ui-kit/problem-again'
import { Skeleton } from '@smithers/ui-kit/skeleton'
import { type JSX, Show } from 'solid-js'

/** Rows once they are read; before that their place, and beside former rows the problem that keeps newer ones away. */
export function Waiting<T>(props: { on: Read<T>; lines?: number; children: JSX.Element }) {
  return (
    <>
      <Show when={props.on.problem()}>
        {(problem) => (
          <div class="waiting">
            <ProblemAgain problem={problem()} onAgain={props.on.refetch} />
          </div>
        )}
      </Show>
      <Show
        when={props.on.value() !== undefined}
        fallback={props.on.problem() ? null : <Skeleton rows lines={props.lines ?? 5} />}
      >
        {props.children}
      </Show>
    </>
  )
}
