import { For, Match, Show, Switch, createEffect } from 'solid-js'
import { viewChange } from '@smithers/api-spec/client/change/change'
import type { ChangeDetail } from '@smithers/api-spec/client/model/changeDetail'
import { read } from '@smithers/ui-kit/api/operation'
import { Time } from '@smithers/ui-kit/time'
import { Again } from '../../reading/again.tsx'
import { entitle } from '../../reading/title.ts'
import { Waiting } from '../../reading/waiting.tsx'
import type { RepoName } from '../../repo/here.ts'
import { changeHref, codeHref, repoHref } from '../../repo/links.ts'
import { Diffs } from './diffs.tsx'

/** Lines of a description that stand open: what was changed should not be far below. */
const longest = 12

/** One change: what it says of itself, what it touches, and every line of it. */
export function ChangePage(props: { repo: RepoName; id: string }) {
  const change = read(
    () => props.id,
    (id, init) => viewChange(props.repo.owner, props.repo.name, id, init),
  )
  createEffect(() => {
    const here = change.value()
    entitle(here?.title || 'A change', `${props.repo.owner}/${props.repo.name}`)
  })
  return (
    <Switch fallback={<Waiting lines={16} />}>
      <Match when={change.problem()}>
        {(problem) => (
          <div class="alone">
            <h1 class="heard">Change {props.id}</h1>
            <Again problem={problem()} onAgain={change.refetch} />
            <p>
              <a href={repoHref(props.repo, '/changes')}>All changes</a>
            </p>
          </div>
        )}
      </Match>
      <Match when={change.value()}>
        {(here) => (
          <>
            <Head repo={props.repo} change={here()} />
            <Diffs repo={props.repo} change={here()} />
          </>
        )}
      </Match>
    </Switch>
  )
}

function Head(props: { repo: RepoName; change: ChangeDetail }) {
  const rest = () => props.change.description.slice(props.change.title.length).trim().split('\n')
  // A few lines over are not worth a press.
  const shown = () => (rest().length > longest + 3 ? longest : rest().length)
  const sameHand = () => props.change.author.name === props.change.committer.name
  return (
    <div class="change-head">
      <div>
        <h1>{props.change.title || 'No description'}</h1>
        <Show when={rest()[0]}>
          <pre class="plain-words">{rest().slice(0, shown()).join('\n')}</pre>
        </Show>
        <Show when={rest().length > shown()}>
          <details class="rest-of-words">
            <summary>{rest().length - shown()} more lines</summary>
            <pre class="plain-words">{rest().slice(shown()).join('\n')}</pre>
          </details>
        </Show>
      </div>
      <dl>
        <dt>Change</dt>
        <dd class="machine">{props.change.change}</dd>
        <dt>Commit</dt>
        <dd class="machine">{props.change.commit.slice(0, 12)}</dd>
        <dt>Author</dt>
        <dd>
          {props.change.author.name}, <Time at={props.change.author.at} long />
        </dd>
        <Show when={!sameHand()}>
          <dt>Landed by</dt>
          <dd>
            {props.change.committer.name}, <Time at={props.change.committer.at} long />
          </dd>
        </Show>
        <Show when={props.change.bookmarks.length > 0}>
          <dt>Bookmarks</dt>
          <dd class="machine">{props.change.bookmarks.join(' ')}</dd>
        </Show>
        <dt>{props.change.parents.length === 1 ? 'Parent' : 'Parents'}</dt>
        <dd class="machine">
          <For each={props.change.parents} fallback="none, it is the first">
            {(parent) => (
              <>
                <a href={changeHref(props.repo, parent)}>{parent.slice(0, 12)}</a>{' '}
              </>
            )}
          </For>
        </dd>
        <Show when={props.change.conflict}>
          <dt>State</dt>
          <dd class="text-loss">× holds a conflict</dd>
        </Show>
        <dt>Code</dt>
        <dd>
          <a href={codeHref(props.repo, '', props.change.change)}>as it was here</a>
        </dd>
      </dl>
    </div>
  )
}
