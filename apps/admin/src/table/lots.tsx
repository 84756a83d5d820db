import type { Point } from '@smithers/ui-kit/chart'
import { Index } from 'solid-js'
import { figure } from '../figures/words.ts'
import { Share } from './share.tsx'

/** How many of each kind, with a bar beside the figure; each kind leads to its rows. */
export function Lots(props: { points: readonly Point[]; href: (word: string) => string }) {
  const most = () => Math.max(1, ...props.points.map((point) => point.value))
  return (
    <ul class="lots">
      <Index each={props.points}>
        {(point) => (
          <li>
            <a href={props.href(point().word)}>{point().word}</a>
            <span class="figures">{figure(point().value)}</span>
            <Share of={point().value} most={most()} />
          </li>
        )}
      </Index>
    </ul>
  )
}
