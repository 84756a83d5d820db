import { For, Show, createEffect, createSignal } from 'solid-js'
import { listLabels } from '@smithers/api-spec/client/label/label'
import { viewRepo } from '@smithers/api-spec/client/repo/repo'
import { read } from '@smithers/ui-kit/api/operation'
import { Select } from '@smithers/ui-kit/select'
import type { RepoName } from '../../repo/here.ts'
import { issuesHref, repoHref } from '../../repo/links.ts'
import { type Filter, writeFilter } from './filter-words.ts'

const states = ['open', 'closed', 'all'] as const
const stateWords = { open: 'Open', closed: 'Closed', all: 'All' }
const sorts = [
  { value: 'created-desc', word: 'Newest' },
  { value: 'created-asc', word: 'Oldest' },
  { value: 'updated-desc', word: 'Lately active' },
  { value: 'comments-desc', word: 'Most comments' },
] as const

/** The filter as words to write and as things to press; both say the same. */
export function FilterBox(props: { repo: RepoName; words: string; filter: Filter; onShow: (words: string) => void }) {
  const [typed, setTyped] = createSignal(props.words)
  createEffect(() => setTyped(props.words))
  const repo = read(
    () => props.repo,
    ({ owner, name }, init) => viewRepo(owner, name, init),
  )
  const labels = read(
    () => props.repo,
    ({ owner, name }, init) => listLabels(owner, name, init),
  )
  const wordsFor = (change: Partial<Filter>) => writeFilter({ ...props.filter, ...change })
  const narrowed = () =>
    props.filter.labels.length > 0 || props.filter.author !== undefined || props.filter.words !== ''
  const count = (state: (typeof states)[number]) => {
    const here = repo.value()
    if (!here || narrowed()) return undefined
    return { open: here.openIssues, closed: here.closedIssues, all: here.openIssues + here.closedIssues }[state]
  }
  const submit = (event: Event) => {
    event.preventDefault()
    props.onShow(typed().trim() || 'is:open')
  }
  return (
    <div class="issues-head">
      <h1>Issues</h1>
      <a class="button button-first" href={repoHref(props.repo, '/issues/new')}>
        Report something
      </a>
      <form role="search" aria-label="Filter issues" onSubmit={submit}>
        <label class="heard" for="filter">
          Filter: is:open, label:bug, author:me, or any words
        </label>
        <input
          id="filter"
          type="search"
          class="field-input machine"
          value={typed()}
          maxlength="400"
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button class="button">Filter</button>
      </form>
      <For each={props.filter.odd}>{(sentence) => <p class="field-fault">{sentence}</p>}</For>
      <nav class="state-ways" aria-label="State">
        <For each={states}>
          {(state) => (
            <a
              href={issuesHref(props.repo, wordsFor({ state }))}
              aria-current={props.filter.state === state ? 'true' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return
                event.preventDefault()
                props.onShow(wordsFor({ state }))
              }}
            >
              {stateWords[state]}{' '}
              <Show when={count(state) !== undefined}>
                {<span class="figures text-mute">{count(state)?.toLocaleString('en')}</span>}
              </Show>
            </a>
          )}
        </For>
      </nav>
      <div class="issue-choices">
        <Select
          label="Label"
          bare
          value=""
          choices={[
            { value: '', word: 'Label' },
            ...(labels.value()?.labels ?? []).map(({ name }) => ({ value: name, word: name })),
          ]}
          onChoose={(label) =>
            label && props.onShow(wordsFor({ labels: [...new Set([...props.filter.labels, label])] }))
          }
        />
        <Select
          label="Order"
          bare
          value={`${props.filter.sort}-${props.filter.order}`}
          choices={sorts}
          onChoose={(chosen) => {
            const [sort, order] = chosen.split('-') as [Filter['sort'], Filter['order']]
            props.onShow(wordsFor({ sort, order }))
          }}
        />
      </div>
    </div>
  )
}
