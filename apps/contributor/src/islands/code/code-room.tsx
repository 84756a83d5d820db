import { Match, Show, Switch, createEffect, createSignal } from 'solid-js'
import { read } from '@smithers/ui-kit/api/operation'
import { wantKey } from '../../look/wanted-keys.ts'
import { Again } from '../../reading/again.tsx'
import { entitle } from '../../reading/title.ts'
import { Waiting } from '../../reading/waiting.tsx'
import type { RepoName } from '../../repo/here.ts'
import { codeHref } from '../../repo/links.ts'
import { Crumbs } from './crumbs.tsx'
import { FileView } from './file-view.tsx'
import { FolderView, HitSteps, OddFile } from './late-parts.ts'
import { folderOf, listing } from './listing.ts'
import { stepWithin, usePlace } from './place.ts'
import { searched } from './searched.ts'
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
  const press = (what: string) => () => document.querySelector<HTMLElement>(what)?.click()
  wantKey(
    { keys: 'o', does: 'Open or close the outline', run: press('.file-outline > summary') },
    { keys: 'b', does: 'Show who wrote each line', run: press('.blame') },
  )
  return (
    <div class="code-room" onClick={stepWithin}>
      <Show when={place().change}>
        {(change) => (
          <p class="past" role="status">
            <span>
              You see the code as it was at <span class="machine">{change().slice(0, 40)}</span>
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
      <div class="open-side" id="open" tabIndex={-1}>
        <Crumbs repo={props.repo} place={place()} />
        <Switch fallback={<Waiting lines={16} />}>
          <Match when={around.problem()}>{(problem) => <Again problem={problem()} onAgain={around.refetch} />}</Match>
          <Match when={!place().path || entry()?.kind === 'folder'}>
            <FolderView repo={props.repo} place={place()} />
          </Match>
          <Match when={entry()?.kind === 'submodule'}>
            <OddFile repo={props.repo} place={place()} file={undefined} submodule />
          </Match>
          <Match when={entry()}>{(file) => <FileView repo={props.repo} place={place()} size={file().size} />}</Match>
          <Match when={!around.loading()}>
            <OddFile repo={props.repo} place={place()} file={undefined} submodule={false} />
          </Match>
        </Switch>
        <Show when={searched(props.repo)}>
          <HitSteps repo={props.repo} place={place()} />
        </Show>
      </div>
    </div>
  )
}
