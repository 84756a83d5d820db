import { createEffect, on } from 'solid-js'
import type { RepoName } from '../../repo/here.ts'
import type { Place } from './place.ts'

/** Says at which change the code is shown; what it opens to choose another is fetched when it opens. */
export function ShownAt(props: { repo: RepoName; place: Place }) {
  let box: HTMLDetailsElement | undefined
  let room: HTMLDivElement | undefined
  const fill = () =>
    box?.open && room && void import('./moments.tsx').then((part) => part.showMoments(room, props.repo, props.place))
  createEffect(
    on(
      () => props.place,
      () => box && (box.open = false),
    ),
  )
  return (
    <details class="shown-at" ref={box} onToggle={fill}>
      <summary>
        shown at <b class="machine">{props.place.change?.slice(0, 12) ?? 'now'}</b>
      </summary>
      <div ref={room} />
    </details>
  )
}
