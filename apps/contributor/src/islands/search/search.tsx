import { For, Match, Show, Switch, createEffect, createSignal } from 'solid-js'
import type { SearchResultHitsItem } from '@smithers/api-spec/client/model/searchResultHitsItem'
import { searchRepo } from '@smithers/api-spec/client/search/search'
import { read } from '@smithers/ui-kit/api/operation'
import { Button } from '@smithers/ui-kit/button'
import { EmptyState } from '@smithers/ui-kit/empty-state'
import { ProblemAgain } from '@smithers/ui-kit/problem-again'
import { State } from '@smithers/ui-kit/state'
import { moveWithin } from '@smithers/ui-kit/table/move'
import { queryWord } from '@smithers/ui-kit/url/query'
import { wantKey } from '../../look/wanted-keys.ts'
import { entitle } from '../../reading/title.ts'
import { Waiting } from '../../reading/waiting.tsx'
import type { RepoName } from '../../repo/here.ts'
import { codeHref, issueHref, repoHref } from '../../repo/links.ts'
import { keepSearched } from '../code/searched.ts'
import { marked } from './marked.ts'

const rooms = ['issues', 'code'] as const
const roomWords = { issues: 'Issues', code: 'Code' }

/** Finds words in issues or lines of code. The question is in the URL. */
export function Search(props: { repo: RepoName }) {
  const [words, setWords] = queryWord('q')
  const [place, setPlace] = queryWord('in', 'issues')
  const room = () => (place() === 'code' ? ('code' as const) : ('issues' as const))
  const [typed, setTyped] = createSignal(words())
  createEffect(() => setTyped(words()))
  const found = read(
    () => (words().trim() ? { query: words().trim(), in: room() } : undefined),
    (query, init) => searchRepo(props.repo.owner, props.repo.name, { ...query, limit: 50 }, init),
  )
  createEffect(() => entitle(words() ? `${words()} · Search` : 'Search', `${props.repo.owner}/${props.repo.name}`))
  createEffect(() => {
    const hits = found.value()?.hits.filter(({ kind }) => kind === 'code') ?? []
    if (hits.length > 0)
      keepSearched(props.repo, { words: words(), hits: hits.map(({ path, line }) => ({ path, line })) })
  })
  let list: HTMLOListElement | undefined
  const toList = () => list?.querySelector<HTMLElement>('a')?.focus()
  wantKey({ keys: 'j', does: 'To the hits, then down', run: toList }, { keys: 'k', does: 'Up the hits', run: toList })
  const submit = (event: Event) => {
    event.preventDefault()
    setWords(typed().trim(), { push: true })
  }
  return (
    <div class="search">
      <h1>Search</h1>
      <form role="search" aria-label="In this repository" onSubmit={submit}>
        <label class="heard" for="words">
          Words to find
        </label>
        <input
          id="words"
          type="search"
          class="field-input"
          value={typed()}
          maxlength="400"
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" busy={found.loading() && words() !== ''}>
          Search
        </Button>
      </form>
      <nav class="state-ways" aria-label="Where to look">
        <For each={rooms}>
          {(one) => (
            <a
              href={`${repoHref(props.repo, '/search')}?q=${encodeURIComponent(words())}${one === 'code' ? '&in=code' : ''}`}
              aria-current={room() === one ? 'true' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return
                event.preventDefault()
                setPlace(one, { push: true })
              }}
            >
              {roomWords[one]}
            </a>
          )}
        </For>
      </nav>
      <Switch>
        <Match when={!words().trim()}>
          <EmptyState
            title="Ask for words"
            detail="Issues are searched by their titles and texts, code line by line."
          />
        </Match>
        <Match when={found.problem()}>
          {(problem) => <ProblemAgain problem={problem()} onAgain={found.refetch} />}
        </Match>
        <Match when={found.loading() && !found.value()}>
          <Waiting rows lines={10} label="Searching" />
        </Match>
        <Match when={found.value()?.hits.length === 0}>
          <EmptyState title="Nothing has these words" detail="Fewer or shorter words find more.">
            <Button onClick={() => setPlace(room() === 'code' ? 'issues' : 'code', { push: true })}>
              Look in {room() === 'code' ? 'issues' : 'code'}
            </Button>
          </EmptyState>
        </Match>
        <Match when={found.value()}>
          {(result) => (
            <>
              <p class="heard" role="status">
                {result().hits.length} found
              </p>
              <ol class="hits" ref={list} onKeyDown={moveWithin('a')} aria-busy={found.loading()}>
                <For each={result().hits}>{(hit) => <Hit repo={props.repo} hit={hit} words={words()} />}</For>
              </ol>
            </>
          )}
        </Match>
      </Switch>
    </div>
  )
}

function Hit(props: { repo: RepoName; hit: SearchResultHitsItem; words: string }) {
  const href = () =>
    props.hit.kind === 'code'
      ? `${codeHref(props.repo, props.hit.path ?? '')}#L${props.hit.line ?? 1}`
      : issueHref(props.repo, props.hit.number ?? 0)
  return (
    <li>
      <a href={href()}>
        <Show
          when={props.hit.kind === 'issue'}
          fallback={<span class="machine">{`${props.hit.path}:${props.hit.line}`}</span>}
        >
          {props.hit.title} <span class="text-mute figures">#{props.hit.number}</span>
        </Show>
      </a>
      <Show when={props.hit.state}>{(state) => <State is={state()} />}</Show>
      <p classList={{ 'hit-line': props.hit.kind === 'code' }}>
        <For each={marked(props.hit.excerpt, props.words)}>
          {(piece) => (
            <Show when={piece.hit} fallback={piece.text}>
              <mark>{piece.text}</mark>
            </Show>
          )}
        </For>
      </p>
    </li>
  )
}
