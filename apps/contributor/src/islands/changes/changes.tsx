import { For, Match, Show, Switch, createEffect, createSignal, on } from 'solid-js'
import { listChanges } from '@smithers/api-spec/client/change/change'
import type { Change } from '@smithers/api-spec/client/model/change'
import { read } from '@smithers/ui-kit/api/operation'
import { moveWithin } from '@smithers/ui-kit/table/move'
import { queryWord } from '@smithers/ui-kit/url/query'
import { Again } from '../../reading/again.tsx'
import { entitle } from '../../reading/title.ts'
import { Waiting } from '../../reading/waiting.tsx'
import type { RepoName } from '../../repo/here.ts'
import { changeHref, codeHref, repoHref } from '../../repo/links.ts'
import { byDay } from './by-day.ts'

/** Every change, newest first, under the day it landed; or those of one file or folder. */
export function Changes(props: { repo: RepoName }) {
  const [path] = queryWord('path')
  const [from] = queryWord('change')
  const [after, setAfter] = createSignal<string>()
  const [shown, setShown] = createSignal<readonly Change[]>([])
  const page = read(
    () => ({ path: path(), change: from(), after: after() }),
    (query, init) =>
      listChanges(
        props.repo.owner,
        props.repo.name,
        {
          ...(query.path && { path: query.path }),
          ...(query.change && { change: query.change }),
          ...(query.after && { after: query.after }),
        },
        init,
      ),
  )
  createEffect(
    on(page.state, (state) => {
      if (state.is === 'ready') setShown((before) => [...before, ...state.value.changes])
    }),
  )
  entitle(path() ? `Changes of ${path()}` : 'Changes', `${props.repo.owner}/${props.repo.name}`)
  const more = () => page.value()?.next ?? undefined
  return (
    <div class="changes">
      <h1>Changes</h1>
      <Show when={path()}>
        <p class="text-mute">
          of{' '}
          <a class="machine" href={codeHref(props.repo, path())}>
            {path()}
          </a>{' '}
          · <a href={repoHref(props.repo, '/changes')}>all changes</a>
        </p>
      </Show>
      <div onKeyDown={moveWithin('.change-row')}>
        <For each={byDay(shown())}>
          {(day) => (
            <section>
              <h2>{day.word}</h2>
              <For each={day.changes}>{(change) => <Row repo={props.repo} change={change} />}</For>
            </section>
          )}
        </For>
      </div>
      <Switch>
        <Match when={page.problem()}>{(problem) => <Again problem={problem()} onAgain={page.refetch} />}</Match>
        <Match when={page.loading()}>
          <Waiting rows lines={shown().length > 0 ? 3 : 14} />
        </Match>
        <Match when={shown().length === 0}>
          <div class="empty-state">
            <p>No change touches it</p>
            <p>The path may be new, or it may have had another name.</p>
          </div>
        </Match>
        <Match when={more()}>
          {(next) => (
            <p class="more">
              <button type="button" class="button" onClick={() => setAfter(next())}>
                Older changes
              </button>
            </p>
          )}
        </Match>
      </Switch>
    </div>
  )
}

function Row(props: { repo: RepoName; change: Change }) {
  return (
    <a class="change-row" href={changeHref(props.repo, props.change.change)}>
      <span class="change-title">
        {props.change.title || <i class="text-mute">No description</i>}
        <For each={props.change.bookmarks}>{(bookmark) => <b class="tag machine">{bookmark}</b>}</For>
      </span>
      <span class="text-mute">{props.change.author.name}</span>
      <span class="machine text-mute">{props.change.change.slice(0, 8)}</span>
    </a>
  )
}
