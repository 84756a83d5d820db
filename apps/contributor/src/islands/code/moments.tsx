import { For, Match, Show, Switch, createSignal } from 'solid-js'
import { render } from 'solid-js/web'
import { listChanges } from '@smithers/api-spec/client/change/change'
import { read } from '@smithers/ui-kit/api/operation'
import { Time } from '@smithers/ui-kit/time'
import { Again } from '../../reading/again.tsx'
import { Waiting } from '../../reading/waiting.tsx'
import type { RepoName } from '../../repo/here.ts'
import { codeHref, repoHref } from '../../repo/links.ts'
import type { Place } from './place.ts'

let leave: (() => void) | undefined

/** Fills the "shown at" box: any change, bookmark or commit by name, and the newest changes of what is open. */
export function showMoments(room: HTMLElement, repo: RepoName, place: Place): void {
  leave?.()
  leave = render(() => <Moments repo={repo} place={place} />, room)
}

function Moments(props: { repo: RepoName; place: Place }) {
  const [name, setName] = createSignal('')
  const changes = read(
    () => props.place,
    ({ path }, init) => listChanges(props.repo.owner, props.repo.name, { limit: 12, ...(path && { path }) }, init),
  )
  const go = (event: Event) => {
    event.preventDefault()
    if (name().trim()) location.assign(codeHref(props.repo, props.place.path, name().trim()) + location.hash)
  }
  return (
    <div class="moments">
      <form onSubmit={go}>
        <label for="moment">A change, bookmark or commit</label>
        <div>
          <input
            id="moment"
            class="field-input machine"
            autocomplete="off"
            spellcheck={false}
            maxlength="255"
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <button class="button">Show</button>
        </div>
      </form>
      <h2>{props.place.path ? 'Newest changes of this path' : 'Newest changes'}</h2>
      <Switch fallback={<Waiting lines={8} />}>
        <Match when={changes.problem()}>{(problem) => <Again problem={problem()} onAgain={changes.refetch} />}</Match>
        <Match when={changes.value()}>
          {(list) => (
            <ol>
              <For each={list().changes} fallback={<li class="text-mute">No change touches it.</li>}>
                {(change) => (
                  <li>
                    <a href={codeHref(props.repo, props.place.path, change.change)}>
                      <span class="cut">{change.title || 'No description'}</span>
                      <Show when={change.bookmarks.length > 0}>
                        <b class="machine">{change.bookmarks.join(' ')}</b>
                      </Show>
                      <Time at={change.committer.at} still />
                    </a>
                  </li>
                )}
              </For>
            </ol>
          )}
        </Match>
      </Switch>
      <a
        href={`${repoHref(props.repo, '/changes')}${props.place.path && `?path=${encodeURIComponent(props.place.path)}`}`}
      >
        All of them
      </a>
    </div>
  )
}
