import { Match, Show, Switch } from 'solid-js'
import type { File } from '@smithers/api-spec/client/model/file'
import { pathFrom } from '../../reading/relative-path.ts'
import type { RepoName } from '../../repo/here.ts'
import { codeHref } from '../../repo/links.ts'
import { folderOf } from './listing.ts'
import type { Place } from './place.ts'

/**
 * What has no lines to read: nothing of this name, a submodule, a symbolic link, a binary or an empty file. Fetched when met.
 *
 * @param props.file undefined when the folder knows the name but there is no file behind it, or no such name
 */
export function OddFile(props: { repo: RepoName; place: Place; file: File | undefined; submodule: boolean }) {
  const target = () => pathFrom(props.place.path, props.file?.content ?? '') ?? ''
  return (
    <div class="empty-state">
      <Switch>
        <Match when={props.submodule}>
          <p>A submodule</p>
          <p>The repository names a commit of another repository here; its files are not part of this one.</p>
        </Match>
        <Match when={!props.file}>
          <p>Nothing has this name here</p>
          <p>
            {props.place.path} is not among the files at {props.place.change ?? 'the newest change'}. It may have been
            renamed or removed.
          </p>
          <p class="empty-state-ways">
            <a class="button" href={codeHref(props.repo, folderOf(props.place.path), props.place.change)}>
              Go to the folder
            </a>
            <Show when={props.place.change}>
              <a class="button" href={codeHref(props.repo, props.place.path)}>
                Look at it now
              </a>
            </Show>
          </p>
        </Match>
        <Match when={props.file?.symlink}>
          <p>A symbolic link</p>
          <p>
            It points to{' '}
            <a class="machine" href={codeHref(props.repo, target(), props.place.change)}>
              {props.file?.content}
            </a>{' '}
            and is never followed.
          </p>
        </Match>
        <Match when={props.file?.size === 0}>
          <p>An empty file</p>
        </Match>
        <Match when={true}>
          <p>A binary file</p>
          <p>There are no lines to read. Clone the repository to open it.</p>
        </Match>
      </Switch>
    </div>
  )
}
