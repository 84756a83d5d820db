import { For, Match, Show, Switch, createEffect, createSignal, on } from 'solid-js'
import { listIssues } from '@smithers/api-spec/client/issue/issue'
import type { Issue } from '@smithers/api-spec/client/model/issue'
import { read } from '@smithers/ui-kit/api/operation'
import { useSession } from '@smithers/ui-kit/api/session'
import { Pager } from '@smithers/ui-kit/pager'
import { moveWithin } from '@smithers/ui-kit/table/move'
import { queryWord } from '@smithers/ui-kit/url/query'
import { wantKey } from '../../look/wanted-keys.ts'
import { Again } from '../../reading/again.tsx'
import { entitle } from '../../reading/title.ts'
import { Waiting } from '../../reading/waiting.tsx'
import type { RepoName } from '../../repo/here.ts'
import { FilterBox } from './filter-box.tsx'
import { askedBy, parseFilter, writeFilter } from './filter-words.ts'
import { IssueRow } from './issue-row.tsx'
import { NoIssues } from './no-issues.tsx'

/** All issues, by the words in the box, which are the words in the URL. */
export function Issues(props: { repo: RepoName }) {
  const [words, setWords] = queryWord('q', 'is:open')
  const session = useSession()
  const filter = () => parseFilter(words())
  const me = () => {
    const now = session()
    return now.is === 'signed-in' ? now.address : undefined
  }
  const [after, setAfter] = createSignal<string>()
  const [shown, setShown] = createSignal<readonly Issue[]>([])
  const page = read(
    () =>
      // Who "me" is, must be known first.
      filter().author === 'me' && session().is === 'unknown'
        ? undefined
        : { ...askedBy(filter(), me()), ...(after() && { after: after() ?? '' }) },
    (query, init) => listIssues(props.repo.owner, props.repo.name, query, init),
  )
  createEffect(
    on(page.state, (state) => {
      if (state.is === 'ready')
        setShown((before) => (after() ? [...before, ...state.value.issues] : state.value.issues))
    }),
  )
  const show = (text: string) => {
    setAfter(undefined)
    setWords(text, { push: true })
  }
  entitle('Issues', `${props.repo.owner}/${props.repo.name}`)
  let list: HTMLDivElement | undefined
  const toList = () => list?.querySelector<HTMLElement>('.issue-title')?.focus()
  wantKey({ keys: 'j', does: 'To the list, then down', run: toList }, { keys: 'k', does: 'Up the list', run: toList })
  const more = () => page.value()?.next ?? undefined
  return (
    <div class="issues">
      <FilterBox repo={props.repo} words={words()} filter={filter()} onShow={show} />
      <div ref={list} onKeyDown={moveWithin('.issue-title')} aria-busy={page.loading()}>
        <For each={shown()}>
          {(issue) => (
            <IssueRow
              repo={props.repo}
              issue={issue}
              onLabel={(label) => show(writeFilter({ ...filter(), labels: [...new Set([...filter().labels, label])] }))}
            />
          )}
        </For>
      </div>
      <Switch>
        <Match when={page.problem()}>{(problem) => <Again problem={problem()} onAgain={page.refetch} />}</Match>
        <Match when={page.state().is === 'loading' && shown().length === 0}>
          <Waiting rows lines={14} label="Loading issues" />
        </Match>
        <Match when={shown().length === 0 && !page.loading()}>
          <NoIssues repo={props.repo} filter={filter()} nobody={session().is === 'nobody'} onShow={show} />
        </Match>
        <Match when={shown().length > 0}>
          <Show when={shown().length} keyed>
            {(count) => (
              <Pager
                shown={count}
                what={count === 1 ? 'issue' : 'issues'}
                busy={page.loading()}
                onMore={more() === undefined ? undefined : () => setAfter(more())}
              />
            )}
          </Show>
        </Match>
      </Switch>
    </div>
  )
}
