import { KeyHint } from '@smithers/ui-kit/keys'
import { ProblemAgain } from '@smithers/ui-kit/problem-again'
import { Skeleton } from '@smithers/ui-kit/skeleton'
import { TextField } from '@smithers/ui-kit/text-field'
import { createEffect, For, Match, Show, Switch } from 'solid-js'
import { all, nothingPicked, range, toggle } from '../inbox/selection.ts'
import { count } from '../inbox/words.ts'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'
import { Done } from './done.tsx'
import { keepFocus } from './keep-focus.ts'
import { Row } from './row.tsx'
import { ThumbBar } from './thumb-bar.tsx'
import { TrailStrip } from './trail.tsx'

const titles = { suggest: 'Suggestions', issues: 'Issues', snoozed: 'Snoozed', decided: 'Decided' } as const

/** The issues of the view, one under the other; it keeps the one in view on screen and asks for more before the end is reached. */
export function ListPane(props: { desk: Desk; actions: Actions; tier: string }) {
  const { desk } = props
  let pane: HTMLElement | undefined
  let scroller: HTMLOListElement | undefined
  keepFocus(
    () => pane,
    () => scroller?.querySelector<HTMLElement>(`[data-issue="${desk.issue()}"] > a`) ?? scroller ?? pane,
  )
  const source = () => (desk.place.view() === 'issues' ? desk.issues : desk.suggestions)
  const paged = () => desk.place.view() === 'suggest' || desk.place.view() === 'issues'
  const loading = () =>
    desk.list().length === 0 && (desk.place.view() === 'issues' ? desk.issues.busy() : !desk.suggestions.started())

  createEffect(() => {
    const at = desk.issue()
    if (at === undefined) return
    scroller?.querySelector(`[data-issue="${at}"]`)?.scrollIntoView({ block: 'nearest' })
    if (paged() && source().hasMore() && desk.list().indexOf(at) > desk.list().length - 20) void source().more()
  })
  const scrolled = (event: Event) => {
    const it = event.currentTarget as HTMLElement
    if (paged() && source().hasMore() && it.scrollTop + it.clientHeight > it.scrollHeight - 600) void source().more()
  }
  const pick = (issue: number, event: { shiftKey: boolean }) =>
    desk.setSelection((was) => (event.shiftKey ? range(was, desk.list(), issue) : toggle(was, issue)))

  return (
    <section class="list" aria-label="The list" id="list" ref={pane} tabIndex={-1}>
      <header class="list-head">
        <h2>{titles[desk.place.view()]}</h2>
        <Show when={desk.list().length > 0}>
          <span class="figures text-mute">
            {count(desk.list().length, 'issue')}
            {paged() && source().hasMore() ? ' so far' : ''}
          </span>
          <label class="list-all">
            <input
              type="checkbox"
              aria-label="Select all"
              checked={desk.picked().length === desk.list().length}
              onChange={() => desk.setSelection((was) => all(was, desk.list()))}
            />
            all
          </label>
        </Show>
      </header>
      <Show when={desk.place.view() === 'issues'}>
        <div class="list-filter">
          <TextField
            label="Filter issues"
            bare
            type="search"
            id="filter"
            placeholder="words, is:closed, label:bug, author:…"
            maxLength={400}
            value={desk.place.words()}
            onChange={(event) => desk.place.setWords(event.currentTarget.value.trim())}
          />
        </div>
      </Show>
      <Show when={desk.place.view() === 'snoozed'}>
        <p class="list-note">Kept on this device alone: other maintainers still see these issues.</p>
      </Show>
      <Show when={(desk.place.view() === 'suggest' || desk.place.view() === 'issues') && desk.arrived()}>
        {(arrived) => (
          <button type="button" class="list-arrived" onClick={desk.showArrived}>
            {count(arrived(), 'new issue')} <kbd aria-hidden="true">.</kbd>
          </button>
        )}
      </Show>
      <Show when={source().trouble()}>
        {(problem) => (
          <div class="list-trouble">
            <ProblemAgain
              problem={problem()}
              onAgain={() => void (desk.place.view() === 'issues' ? desk.issues.renew() : desk.suggestions.more())}
            />
          </div>
        )}
      </Show>
      <Switch>
        <Match when={loading() && !source().trouble()}>
          <Skeleton rows lines={8} label="Loading the list" />
        </Match>
        <Match when={desk.list().length === 0 && !source().trouble()}>
          <Done desk={desk} actions={props.actions} />
        </Match>
        <Match when={desk.list().length > 0}>
          <ol class="rows" ref={scroller} onScroll={scrolled} tabIndex={-1}>
            <For each={desk.list()}>{(issue) => <Row desk={desk} issue={issue} onPick={pick} />}</For>
          </ol>
        </Match>
      </Switch>
      <Show when={desk.bulk().length > 0}>
        <div class="list-picked">
          <p>
            {count(desk.bulk().length, 'issue')}, {count(desk.targets().length, 'suggestion')}
            <button type="button" onClick={() => desk.setLooking(true)}>
              look over
            </button>
            <button type="button" onClick={() => desk.setSelection(nothingPicked)}>
              clear
            </button>
          </p>
          <ThumbBar desk={desk} actions={props.actions} />
        </div>
      </Show>
      <footer class="list-foot">
        <TrailStrip desk={desk} actions={props.actions} />
        <nav class="list-rooms" aria-label="Other rooms">
          <a class="quiet" href={`/${desk.repo.owner}/${desk.repo.name}`}>
            Reading room
          </a>
          <Show when={props.tier === 'admin'}>
            <a class="quiet" href="/admin/">
              Console
            </a>
          </Show>
        </nav>
        <p class="list-keys" aria-hidden="true">
          <KeyHint keys="j k" does="move" />
          <KeyHint keys="x" does="select" />
          <span class="list-keys-spare">
            <KeyHint keys="⇧x" does="range" />
          </span>
          <KeyHint keys="u" does="undo" />
          <KeyHint keys="?" does="all keys" />
        </p>
      </footer>
    </section>
  )
}
