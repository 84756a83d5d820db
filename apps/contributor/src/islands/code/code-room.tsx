import { Match, Show, Switch, createEffect, createSignal } from 'solid-js'
import { read } from '@smithers/ui-kit/api/operation'
import { Again } from '../../reading/again.tsx'
import { entitle } from '../../reading/title.ts'
import { Waiting } from '../../reading/waiting.tsx'
import type { RepoName } from '../../repo/here.ts'
import { codeHref } from '../../repo/links.ts'
import { Crumbs } from './crumbs.tsx'
import { FileView } from './file-view.tsx'
import { FolderView } from './folder-view.tsx'
import { folderOf, listing } from './listing.ts'
import { stepWithin, usePlace } from './place.ts'
import { Tree } from './tree.tsx'

/** The code at a change: the tree at the left, what is open beside it. */
export function CodeRoom(props: { repo: RepoName }) {
  const place = usePlace()
  const [unfolded, setUnfolded] = createSignal(false)
  const around = read(place, ({ path, change }) => listing(props.repo, folderOf(path), change))
  const entry = () => around.value()?.files.find((one) => one.path === place().path)
  createEffect(() => {
    entitle(place().path || 'Code', `${props.repo.owner}/${props.repo.name}`)
    setUnfolded(false)
  })
  return (
    <div class="code-room" onClick={stepWithin}>
      <Show when={place().change}>
        {(change) => (
          <p class="past" role="status">
            <span>
              You see the code as it was at <span class="machine">{change()}</span>
            </span>
            <a href={codeHref(props.repo, place().path)}>back to now</a>
          </p>
        )}
      </Show>
      <div class="tree-side">
        <button
          type="button"
          class="button tree-fold"
          aria-expanded={unfolded()}
          aria-controls="tree"
          onClick={() => setUnfolded((was) => !was)}
        >
          Files
        </button>
        <nav id="tree" aria-label="Files" classList={{ unfolded: unfolded() }}>
          <Tree repo={props.repo} place={place()} />
        </nav>
      </div>
      <div class="open-side">
        <Crumbs repo={props.repo} place={place()} />
        <Switch fallback={<Waiting lines={16} />}>
          <Match when={around.problem()}>{(problem) => <Again problem={problem()} onAgain={around.refetch} />}</Match>
          <Match when={!place().path || entry()?.kind === 'folder'}>
            <FolderView repo={props.repo} place={place()} />
          </Match>
          <Match when={entry()?.kind === 'submodule'}>
            <div class="empty-state">
              <p>A submodule</p>
              <p>The repository names a commit of another repository here; its files are not part of this one.</p>
            </div>
          </Match>
          <Match when={entry()}>{(file) => <FileView repo={props.repo} place={place()} size={file().size} />}</Match>
          <Match when={!around.loading()}>
            <div class="empty-state">
              <p>Nothing has this name here</p>
              <p>
                {place().path} is not among the files at {place().change ?? 'the newest change'}. It may have been
                renamed or removed.
              </p>
              <p class="empty-state-ways">
                <a class="button" href={codeHref(props.repo, folderOf(place().path), place().change)}>
                  Go to the folder
                </a>
              </p>
            </div>
          </Match>
        </Switch>
      </div>
    </div>
  )
}
