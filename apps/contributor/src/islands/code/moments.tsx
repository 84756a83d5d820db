import { For, Match, Show, Switch, createSignal } from 'solid-js'
import { render } from 'solid-js/web'
import { listBookmarks } from '@smithers/api-spec/client/bookmark/bookmark'
import { listChanges } from '@smithers/api-spec/client/change/change'
import type { Bookmark } from '@smithers/api-spec/client/model/bookmark'
import { outcomeOf } from '@smithers/ui-kit/api/answer'
import { read } from '@smithers/ui-kit/api/operation'
import { Time } from '@smithers/ui-kit/time'
import { Again } from '../../reading/again.tsx'
import { Waiting } from '../../reading/waiting.tsx'
import type { RepoName } from '../../repo/here.ts'
import { codeHref, repoHref } from '../../repo/links.ts'
import type { Place } from './place.ts'

let leave: (() => void) | undefined

/** Fills the "shown at" box: any change, bookmark or commit by name, a day, and the newest changes of what is open. */
export function showMoments(room: HTMLElement, repo: RepoName, place: Place): void {
  leave?.()
  leave = render(() => <Moments repo={repo} place={place} />, room)
}

function Moments(props: { repo: RepoName; place: Place }) {
  const { owner, name: repo } = props.repo
  const [name, setName] = createSignal('')
  const [day, setDay] = createSignal('')
  const [said, setSaid] = createSignal('')
  const changes = read(
    () => props.place,
    ({ path }, init) => listChanges(owner, repo, { limit: 12, ...(path && { path }) }, init),
  )
  const bookmarks = read(
    () => props.repo,
    (_, init) => listBookmarks(owner, repo, { limit: 12 }, init),
  )
  const show = (change: string) => location.assign(codeHref(props.repo, props.place.path, change) + location.hash)
  const go = (event: Event) => {
    event.preventDefault()
    if (name().trim()) show(name().trim())
  }
  /** The newest change at the end of that day, where the reader is. */
  const goBack = async (event: Event) => {
    event.preventDefault()
    const end = new Date(`${day()}T23:59:59`)
    if (Number.isNaN(end.getTime())) return
    setSaid('')
    const found = await outcomeOf(() => listChanges(owner, repo, { until: end.toISOString(), limit: 1 }))
    if (!found.ok) return setSaid(`${found.problem.title}. ${found.problem.next}`)
    const [newest] = found.value.changes
    return newest ? show(newest.change) : setSaid('No change is that old.')
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
      <form onSubmit={(event) => void goBack(event)}>
        <label for="day">As it was at the end of a day</label>
        <div>
          <input
            id="day"
            class="field-input"
            type="date"
            required
            onInput={(event) => setDay(event.currentTarget.value)}
          />
          <button class="button">Show</button>
        </div>
        <p role="status">{said()}</p>
      </form>
      <Show when={(bookmarks.value()?.bookmarks.length ?? 0) > 1 && bookmarks.value()}>
        {(list) => (
          <>
            <h2>Bookmarks</h2>
            <ol>
              <For each={list().bookmarks}>
                {(bookmark) => (
                  <li>
                    <a href={codeHref(props.repo, props.place.path, nameOf(bookmark))}>
                      <b class="machine cut">{bookmark.name}</b>
                      <Show when={bookmark.conflict}>in conflict</Show>
                      <Time at={bookmark.at} still />
                    </a>
                  </li>
                )}
              </For>
            </ol>
            <Show when={list().next !== null}>
              <p class="text-mute">There are more: each can be named above.</p>
            </Show>
          </>
        )}
      </Show>
      <Show when={bookmarks.problem()}>{(problem) => <Again problem={problem()} onAgain={bookmarks.refetch} />}</Show>
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

/** One that stands at several changes names none of them; its newest is shown. */
const nameOf = ({ main, conflict, commit, name }: Bookmark) => (conflict ? commit : main ? undefined : name)
