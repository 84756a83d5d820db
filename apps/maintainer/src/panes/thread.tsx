import type { IssueView } from '@smithers/api-spec/client/model/issueView'
import { Address } from '@smithers/ui-kit/address'
import { Button } from '@smithers/ui-kit/button'
import { Markdown } from '@smithers/ui-kit/markdown'
import { Time } from '@smithers/ui-kit/time'
import { For, Show } from 'solid-js'
import { count } from '../inbox/words.ts'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'

/** What was said since, in order, and what else can be done with the issue. */
export function Thread(props: { desk: Desk; actions: Actions; issue: IssueView }) {
  return (
    <>
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
      <p class="issue-ways">
        <Button keys="c" onClick={() => props.desk.setAsking('comment')}>
          Comment
        </Button>
        <Button keys="l" onClick={() => props.desk.setAsking('label')}>
          Label
        </Button>
        <Button keys="⇧d" onClick={() => props.desk.setAsking('duplicate')}>
          Duplicate of …
        </Button>
        <Button keys="h" onClick={() => props.actions.later('tomorrow')}>
          Later
        </Button>
        <Show when={props.issue.state === 'open'}>
          <Button keys="w" onClick={() => props.desk.setAsking('close')}>
            Close
          </Button>
        </Show>
      </p>
    </>
  )
}
