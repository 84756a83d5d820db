import { Markdown } from '@smithers/ui-kit/markdown'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { Skeleton } from '@smithers/ui-kit/skeleton'
import { Time } from '@smithers/ui-kit/time'
import { createEffect, Match, Show, Switch } from 'solid-js'
import type { Desk } from '../state/desk.ts'

/** Another issue, looked at without leaving this one: the evidence a reason rests on. */
export function Peek(props: { desk: Desk; number: number }) {
  const card = () => props.desk.cards.card(props.number)
  createEffect(() => props.desk.cards.want(props.number))
  return (
    <article class="peek" aria-label={`Issue ${props.number}`}>
      <Switch fallback={<Skeleton lines={4} />}>
        <Match when={card()?.value}>
          {(issue) => (
            <>
              <p class="peek-head">
                <b>
                  <span class="machine">#{props.number}</span> {issue().title}
                </b>
                <span class="text-mute">
                  {issue().state}, <Time at={issue().createdAt} long />, {issue().labels.join(', ') || 'no labels'}
                </span>
              </p>
              <div class="peek-body" tabIndex={0} role="region" aria-label={`Text of issue ${props.number}`}>
                <Show when={issue().html} fallback={<p class="text-mute">No words beyond the title.</p>}>
                  {(html) => <Markdown html={html()} />}
                </Show>
              </div>
            </>
          )}
        </Match>
        <Match when={card()?.problem}>{(problem) => <ProblemNote problem={problem()} />}</Match>
      </Switch>
    </article>
  )
}
