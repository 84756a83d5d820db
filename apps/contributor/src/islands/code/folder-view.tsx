import { For, Match, Show, Switch } from 'solid-js'
import { viewFile } from '@smithers/api-spec/client/file/file'
import { read } from '@smithers/ui-kit/api/operation'
import { Again } from '../../reading/again.tsx'
import { Prose } from '../../reading/prose.tsx'
import { sizeInWords } from '../../reading/size.ts'
import { Waiting } from '../../reading/waiting.tsx'
import type { RepoName } from '../../repo/here.ts'
import { codeHref } from '../../repo/links.ts'
import { readmeAmong } from '../../reading/readme-among.ts'
import { listing } from './listing.ts'
import type { Place } from './place.ts'

/** What lies in a folder, and the README it greets with. */
export function FolderView(props: { repo: RepoName; place: Place }) {
  const folder = read(
    () => props.place,
    ({ path, change }) => listing(props.repo, path, change),
  )
  const readme = read(
    () => (props.place.path && !folder.loading() ? readmeAmong(folder.value()?.files ?? []) : undefined),
    (path, init) =>
      viewFile(
        props.repo.owner,
        props.repo.name,
        { path, html: true, ...(props.place.change && { change: props.place.change }) },
        init,
      ),
  )
  return (
    <Switch fallback={<Waiting rows lines={12} />}>
      <Match when={folder.problem()}>{(problem) => <Again problem={problem()} onAgain={folder.refetch} />}</Match>
      <Match when={folder.value()}>
        {(list) => (
          <>
            <ul class="folder">
              <For each={list().files} fallback={<li class="text-mute">This folder is empty.</li>}>
                {(entry) => (
                  <li>
                    <a href={codeHref(props.repo, entry.path, props.place.change)}>
                      {entry.name}
                      {entry.kind === 'folder' && '/'}
                    </a>
                    <span class="text-mute figures">{entry.size === null ? '' : sizeInWords(entry.size)}</span>
                  </li>
                )}
              </For>
            </ul>
            <Show when={list().truncated}>
              <p class="text-mute">The folder holds more than one answer carries; these are the first.</p>
            </Show>
            <Show when={props.place.path && readme.value()?.html ? readme.value() : undefined}>
              {(file) => (
                <div class="folder-readme">
                  <Prose
                    html={file().html ?? ''}
                    repo={props.repo}
                    path={file().path}
                    change={props.place.change}
                    label={file().path}
                  />
                </div>
              )}
            </Show>
          </>
        )}
      </Match>
    </Switch>
  )
}
