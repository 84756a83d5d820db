import { Match, Show, Switch, createEffect, onCleanup } from 'solid-js'
import { viewQueuedIssue } from '@smithers/api-spec/client/issue/issue'
import { read } from '@smithers/ui-kit/api/operation'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import type { RepoName } from '../../repo/here.ts'

const pause = 2_000

/** It is accepted and waits for its turn. The page watches; its address can be kept and opened later. */
export function Queued(props: {
  repo: RepoName
  id: string
  title: string
  onFiled: (number: number) => void
  onBack: () => void
}) {
  const place = read(
    () => props.id,
    (id, init) => viewQueuedIssue(props.repo.owner, props.repo.name, id, init),
  )
  createEffect(() => {
    const now = place.value()
    if (now?.state === 'filed' && now.issue !== null) return props.onFiled(now.issue)
    if (place.loading() || now?.state === 'refused') return
    const timer = setTimeout(place.refetch, pause)
    onCleanup(() => clearTimeout(timer))
  })
  const ahead = () => place.value()?.place ?? 0
  return (
    <section class="mine" aria-labelledby="queued">
      <h2 id="queued">It is accepted and waits for its turn</h2>
      <p>{props.title}</p>
      <Switch>
        <Match when={place.value()?.state === 'refused'}>
          <p class="text-loss">× It was refused: {place.value()?.problem ?? 'the reason was not told'}</p>
          <p>Your words are still here.</p>
          <Button look="first" onClick={() => props.onBack()}>
            Back to the report
          </Button>
        </Match>
        <Match when={place.problem()}>
          {(why) => (
            <ProblemNote problem={why()}>
              <Button onClick={() => props.onBack()}>Back to the report</Button>
            </ProblemNote>
          )}
        </Match>
        <Match when={place.value()}>
          <p class="queue-place" role="status">
            <Show when={ahead() > 0} fallback={<b>It is the next.</b>}>
              <b class="figures">{ahead()}</b> {ahead() === 1 ? 'stands' : 'stand'} before it
            </Show>
          </p>
          <p class="text-mute">
            You have filed many in a short time, so yours come out one after the other. Nothing is lost: you may close
            this page and open its address again.
          </p>
        </Match>
      </Switch>
    </section>
  )
}
