import { Show, createEffect, createSignal, onCleanup } from 'solid-js'
import { wantKey } from '../../look/wanted-keys.ts'
import type { RepoName } from '../../repo/here.ts'
import { codeHref, repoHref } from '../../repo/links.ts'
import { hitAt, readSearched } from './hits.ts'
import type { Place } from './place.ts'
import { searched } from './searched.ts'

/** Steps through what the search found, file after file, while one reads. */
export function HitSteps(props: { repo: RepoName; place: Place }) {
  const known = readSearched(searched(props.repo))
  const hits = known?.hits ?? []
  const [at, setAt] = createSignal(-1)
  const follow = () => setAt(hitAt(hits, props.place.path, Number(/^#L(\d+)/.exec(location.hash)?.[1] ?? 0)))
  createEffect(() => {
    if (props.place) follow()
  })
  addEventListener('hashchange', follow)
  onCleanup(() => removeEventListener('hashchange', follow))
  const href = (step: number) => {
    const hit = hits[at() + step]
    return hit && `${codeHref(props.repo, hit.path)}#L${hit.line}`
  }
  let room: HTMLElement | undefined
  const press = (which: string) => room?.querySelector<HTMLElement>(`[rel=${which}]`)?.click()
  wantKey(
    { keys: 'j', does: 'To the next hit of the search', run: () => press('next') },
    { keys: 'k', does: 'To the hit before', run: () => press('prev') },
  )
  return (
    <Show when={at() >= 0}>
      <nav class="hit-steps figures" aria-label="Hits of the search" ref={room}>
        <span role="status">
          Hit {at() + 1} of {hits.length}
        </span>
        <a href={`${repoHref(props.repo, '/search')}?q=${encodeURIComponent(known?.words ?? '')}&in=code`}>
          {known?.words}
        </a>
        <Show when={href(-1)}>
          {(before) => (
            <a rel="prev" href={before()}>
              <kbd aria-hidden="true">k</kbd> before
            </a>
          )}
        </Show>
        <Show when={href(1)}>
          {(next) => (
            <a rel="next" href={next()}>
              <kbd aria-hidden="true">j</kbd> next
            </a>
          )}
        </Show>
      </nav>
    </Show>
  )
}
