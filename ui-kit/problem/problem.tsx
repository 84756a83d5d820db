import { For, Show, type JSX } from 'solid-js'
import { type Problem, fieldErrors, problemFacts } from '../api/problem.ts'

/**
 * A problem document, inline beside what failed: what went wrong, why, the way forward, and the facts it carries.
 *
 * @param props.problem RFC 9457 document; `next` says the way forward
 * @param props.children buttons such as "Try again"
 */
export function ProblemNote(props: { problem: Problem; children?: JSX.Element }) {
  const facts = () => problemFacts(props.problem)
  const faults = () => fieldErrors(props.problem)
  return (
    <div class="problem" role="alert">
      <p class="problem-title">{props.problem.title}</p>
      <Show when={props.problem.detail}>{(detail) => <p>{detail()}</p>}</Show>
      <Show when={faults().length > 0}>
        <ul>
          <For each={faults()}>
            {(fault) => (
              <li>
                <Show when={fault.pointer}>
                  <span class="machine text-mute">{fault.pointer.replace(/^\//, '')} </span>
                </Show>
                {fault.message}
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={facts().length > 0}>
        <dl>
          <For each={facts()}>
            {([name, value]) => (
              <>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </>
            )}
          </For>
        </dl>
      </Show>
      <Show when={props.problem.next}>
        {(next) => (
          <p class="problem-next">
            {/* Commands stand between backticks. */}
            {next()
              .split('`')
              .map((part, at) => (at % 2 ? <code>{part}</code> : part))}
          </p>
        )}
      </Show>
      <Show when={props.children}>{(ways) => <div class="problem-ways">{ways()}</div>}</Show>
    </div>
  )
}
