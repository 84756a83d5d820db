import { Show, type JSX } from 'solid-js'

/**
 * Nothing is here, and what to do about it.
 *
 * @param props.title what is empty, as a sentence
 * @param props.detail why, or what would fill it
 * @param props.children the ways forward: links and buttons
 */
export function EmptyState(props: { title: string; detail?: string; children?: JSX.Element }) {
  return (
    <div class="empty-state">
      <p>{props.title}</p>
      <Show when={props.detail}>{(detail) => <p>{detail()}</p>}</Show>
      <Show when={props.children}>{(ways) => <div class="empty-state-ways">{ways()}</div>}</Show>
    </div>
  )
}
