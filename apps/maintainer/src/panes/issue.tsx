import { Address } from '@smithers/ui-kit/address'
import { Button } from '@smithers/ui-kit/button'
import { Markdown } from '@smithers/ui-kit/markdown'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { ProblemAgain } from '@smithers/ui-kit/problem-again'
import { Skeleton } from '@smithers/ui-kit/skeleton'
import { State } from '@smithers/ui-kit/state'
import { Tag } from '@smithers/ui-kit/tag'
import { Time } from '@smithers/ui-kit/time'
import { createEffect, For, Match, on, Show, Switch } from 'solid-js'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'
import { AskingStrip } from './asking.tsx'
import { Bulk } from './bulk.tsx'
import { keepFocus } from './keep-focus.ts'
import { SuggestionBlock } from './suggestion.tsx'
import { Thread } from './thread.tsx'
import { ThumbBar } from './thumb-bar.tsx'
import { TrailStrip } from './trail.tsx'
import { Ways } from './ways.tsx'

/** The issue in view beside what is suggested for it; or, when several are picked, all of them at once. */
export function IssuePane(props: { desk: Desk; actions: Actions }) {
  const { desk, actions } = props
  let pane: HTMLElement | undefined
  let scroller: HTMLDivElement | undefined
  const shown = () => desk.bulk().length > 0 || desk.issue() !== undefined
  createEffect(on(desk.issue, () => scroller?.scrollTo({ top: 0 }), { defer: true }))
  keepFocus(
    () => pane,
    () => scroller,
  )
  return (
    <section class="issue" aria-label="The issue" ref={pane}>
      <div class="issue-scroll" ref={scroller} tabIndex={-1} id="issue">
        <Switch fallback={<p class="issue-none">{desk.list().length > 0 ? 'No issue is open.' : ''}</p>}>
          <Match when={desk.bulk().length > 0}>
            <Bulk desk={desk} actions={actions} />
          </Match>
          <Match when={desk.issue()}>{(at) => <One desk={desk} actions={actions} at={at()} />}</Match>
        </Switch>
        <Show when={shown() && !desk.place.wide()}>
          <Ways desk={desk} actions={actions} />
        </Show>
      </div>
      <Show when={shown()}>
        <footer class="issue-foot">
          <Show when={!desk.place.wide()}>
            <TrailStrip desk={desk} actions={actions} quiet />
          </Show>
          <Show
            when={desk.asking()}
            fallback={
              <>
                <Show when={desk.place.wide()}>
                  <Ways desk={desk} actions={actions} />
                </Show>
                <ThumbBar desk={desk} actions={actions} />
              </>
            }
          >
            <AskingStrip desk={desk} actions={actions} />
          </Show>
        </footer>
      </Show>
    </section>
  )
}

function One(props: { desk: Desk; actions: Actions; at: number }) {
  const { desk } = props
  const card = () => desk.cards.card(props.at)
  return (
    <>
      <header class="issue-head">
        <button type="button" class="issue-back" onClick={() => desk.place.goTo(undefined)}>
          ← list
        </button>
        <h2>
          <span class="machine text-mute">#{props.at}</span> <bdi>{desk.titleOf(props.at)}</bdi>
        </h2>
        <p class="issue-facts">
          <Show when={card()?.value}>
            {(issue) => (
              <>
                <State
                  is={issue().state === 'open' ? 'open' : 'closed'}
                  word={issue().duplicateOf ? `closed, repeats #${issue().duplicateOf}` : issue().state}
                />
                <span>
                  <Address of={issue().author} />
                </span>
                <Time at={issue().createdAt} long />
                <For each={issue().labels}>{(label) => <Tag word={label} />}</For>
                <a href={`/${desk.repo.owner}/${desk.repo.name}/issues/${props.at}`}>in the reading room</a>
              </>
            )}
          </Show>
        </p>
      </header>
      <Show when={desk.slips().get(props.at)}>
        {(problem) => (
          <div class="issue-slip">
            <ProblemNote problem={problem()}>
              <Button onClick={() => desk.slip(props.at)}>Dismiss</Button>
            </ProblemNote>
          </div>
        )}
      </Show>
      <SuggestionBlock desk={desk} actions={props.actions} />
      <div class="issue-body">
        <Switch fallback={<Skeleton lines={6} label="Loading the issue" />}>
          <Match when={card()?.value}>
            {(issue) => (
              <>
                <Show when={issue().html} fallback={<Plain text={issue().body} />}>
                  {(html) => <Markdown html={html()} label={`Issue ${props.at}`} />}
                </Show>
                <Thread issue={issue()} />
              </>
            )}
          </Match>
          <Match when={card()?.problem}>
            {(problem) => <ProblemAgain problem={problem()} onAgain={() => void desk.cards.renew(props.at)} />}
          </Match>
        </Switch>
      </div>
    </>
  )
}

function Plain(props: { text: string }) {
  return (
    <Show when={props.text} fallback={<p class="text-mute">No words beyond the title.</p>}>
      <p class="prose issue-plain">{props.text}</p>
    </Show>
  )
}
