import { Address } from '@smithers/ui-kit/address'
import { Button } from '@smithers/ui-kit/button'
import { Markdown } from '@smithers/ui-kit/markdown'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { Skeleton } from '@smithers/ui-kit/skeleton'
import { State } from '@smithers/ui-kit/state'
import { Tag } from '@smithers/ui-kit/tag'
import { Time } from '@smithers/ui-kit/time'
import { createEffect, For, Match, on, Show, Switch } from 'solid-js'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'
import { AskingStrip } from './asking.tsx'
import { Bulk } from './bulk.tsx'
import { SuggestionBlock } from './suggestion.tsx'
import { Thread } from './thread.tsx'
import { ThumbBar } from './thumb-bar.tsx'

/** The issue in view beside what is suggested for it; or, when several are picked, all of them at once. */
export function IssuePane(props: { desk: Desk; actions: Actions }) {
  const { desk } = props
  let pane: HTMLElement | undefined
  const card = () => {
    const at = desk.issue()
    return at === undefined ? undefined : desk.cards.card(at)
  }
  createEffect(on(desk.issue, () => pane?.scrollTo({ top: 0 }), { defer: true }))
  return (
    <section class="issue" aria-label="The issue" ref={pane} tabIndex={-1} id="issue">
      <Switch fallback={<p class="issue-none">No issue is open.</p>}>
        <Match when={desk.bulk().length > 0}>
          <Bulk desk={desk} actions={props.actions} />
        </Match>
        <Match when={desk.issue()}>
          {(at) => (
            <>
              <header class="issue-head">
                <button type="button" class="issue-back" onClick={() => desk.place.goTo(undefined)}>
                  ← list
                </button>
                <h2>
                  <span class="machine text-mute">#{at()}</span> {desk.titleOf(at())}
                </h2>
                <Show when={card()?.value}>
                  {(issue) => (
                    <p class="issue-facts">
                      <State
                        is={issue().state === 'open' ? 'open' : 'closed'}
                        word={issue().duplicateOf ? `closed, repeats #${issue().duplicateOf}` : issue().state}
                      />
                      <span>
                        <Address of={issue().author} />
                      </span>
                      <Time at={issue().createdAt} long />
                      <For each={issue().labels}>{(label) => <Tag word={label} />}</For>
                      <a href={`/${desk.repo.owner}/${desk.repo.name}/issues/${at()}`}>in the reading room</a>
                    </p>
                  )}
                </Show>
              </header>
              <Show when={desk.slips().get(at())}>
                {(problem) => (
                  <div class="issue-slip">
                    <ProblemNote problem={problem()}>
                      <Button onClick={() => desk.slip(at())}>Put aside</Button>
                    </ProblemNote>
                  </div>
                )}
              </Show>
              <SuggestionBlock desk={desk} actions={props.actions} />
              <AskingStrip desk={desk} actions={props.actions} />
              <div class="issue-body">
                <Switch fallback={<Skeleton lines={6} label="Loading the issue" />}>
                  <Match when={card()?.value}>
                    {(issue) => (
                      <>
                        <Show when={issue().html} fallback={<Plain text={issue().body} />}>
                          {(html) => <Markdown html={html()} label={`Issue ${at()}`} />}
                        </Show>
                        <Thread desk={desk} actions={props.actions} issue={issue()} />
                      </>
                    )}
                  </Match>
                  <Match when={card()?.problem}>
                    {(problem) => (
                      <ProblemNote problem={problem()}>
                        <Button onClick={() => void desk.cards.renew(at())}>Try again</Button>
                      </ProblemNote>
                    )}
                  </Match>
                </Switch>
              </div>
              <ThumbBar desk={desk} actions={props.actions} />
            </>
          )}
        </Match>
      </Switch>
    </section>
  )
}

function Plain(props: { text: string }) {
  return (
    <Show when={props.text} fallback={<p class="text-mute">No words beyond the title.</p>}>
      <p class="prose issue-plain">{props.text}</p>
    </Show>
  )
}
