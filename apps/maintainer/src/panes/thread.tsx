import type { IssueView } from '@smithers/api-spec/client/model/issueView'
import { Address } from '@smithers/ui-kit/address'
import { Markdown } from '@smithers/ui-kit/markdown'
import { Time } from '@smithers/ui-kit/time'
import { For, Show } from 'solid-js'
import { count } from '../inbox/words.ts'

/** What was said since, in order. */
export function Thread(props: { issue: IssueView }) {
  return (
    <Show when={props.issue.thread.length > 0}>
      <section class="thread" aria-labelledby="thread">
        <h3 id="thread">{count(props.issue.thread.length, 'comment')}</h3>
        <For each={props.issue.thread}>
          {(comment) => (
            <article>
              <p class="thread-by">
                <Address of={comment.author} /> <Time at={comment.createdAt} long />
              </p>
              <Show when={comment.html} fallback={<p class="prose issue-plain">{comment.body}</p>}>
                {(html) => <Markdown html={html()} />}
              </Show>
            </article>
          )}
        </For>
      </section>
    </Show>
  )
}
