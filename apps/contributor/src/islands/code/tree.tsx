import { For, Match, Show, Switch, createSignal, untrack } from 'solid-js'
import type { TreeEntry } from '@smithers/api-spec/client/model/treeEntry'
import { read } from '@smithers/ui-kit/api/operation'
import { wantKey } from '../../look/wanted-keys.ts'
import { Again } from '../../reading/again.tsx'
import type { RepoName } from '../../repo/here.ts'
import { codeHref } from '../../repo/links.ts'
import { Found } from './late-parts.ts'
import { listing, listingDownTo } from './listing.ts'
import type { Place } from './place.ts'

/** Folders that unfold, and a box that finds any file by parts of its path. */
export function Tree(props: { repo: RepoName; place: Place }) {
  const [words, setWords] = createSignal('')
  let box: HTMLInputElement | undefined
  wantKey({ keys: 't', does: 'Find a file', run: () => box?.focus() })
  const open = (event: Event) => {
    event.preventDefault()
    room?.querySelector('a')?.click()
  }
  let room: HTMLDivElement | undefined
  // Keys move through the tree once the focus has been in it.
  const learnToMove = (tree: HTMLElement) =>
    tree.addEventListener(
      'focusin',
      () =>
        void import('@smithers/ui-kit/table/move').then((part) =>
          tree.addEventListener('keydown', part.moveWithin('a, button')),
        ),
      { once: true },
    )
  return (
    <div ref={learnToMove}>
      <form onSubmit={open}>
        <input
          ref={box}
          type="search"
          class="field-input"
          aria-label="Find a file"
          placeholder="Find a file"
          autocomplete="off"
          spellcheck={false}
          value={words()}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </form>
      <div ref={room}>
        <Show when={words().trim()} fallback={<Folder repo={props.repo} place={props.place} path="" />}>
          <Found repo={props.repo} place={props.place} words={words()} />
        </Show>
      </div>
    </div>
  )
}

function Folder(props: { repo: RepoName; place: Place; path: string }) {
  const list = read(
    () => ({ path: props.path, change: props.place.change }),
    ({ path, change }) =>
      path
        ? listing(props.repo, path, change)
        : listingDownTo(
            props.repo,
            untrack(() => props.place.path),
            change,
          ),
  )
  return (
    <Switch>
      <Match when={list.problem()}>
        {(problem) => props.path !== '' && <Again problem={problem()} onAgain={list.refetch} />}
      </Match>
      <Match when={list.value()}>
        {(folder) => (
          <ul class="tree">
            <For each={folder().files}>{(entry) => <Entry repo={props.repo} place={props.place} entry={entry} />}</For>
          </ul>
        )}
      </Match>
    </Switch>
  )
}

function Entry(props: { repo: RepoName; place: Place; entry: TreeEntry }) {
  const within = () => `${props.place.path}/`.startsWith(`${props.entry.path}/`)
  const [chosen, setChosen] = createSignal<boolean>()
  const open = () => chosen() ?? within()
  const link = () => (
    <a
      href={codeHref(props.repo, props.entry.path, props.place.change)}
      aria-current={props.place.path === props.entry.path ? 'page' : undefined}
      title={props.entry.name}
    >
      {props.entry.name}
      {props.entry.kind === 'symlink' && ' →'}
    </a>
  )
  return (
    <li>
      <Show when={props.entry.kind === 'folder'} fallback={link()}>
        <button type="button" title={props.entry.name} aria-expanded={open()} onClick={() => setChosen(!open())}>
          {props.entry.name}
        </button>
        <Show when={open()}>
          <Folder repo={props.repo} place={props.place} path={props.entry.path} />
        </Show>
      </Show>
    </li>
  )
}
