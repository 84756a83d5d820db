import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { useKey } from '../keys/registry.ts'

const Panel = lazy(() => import('./panel.tsx').then((part) => ({ default: part.Panel })))

/** Somewhere the palette can go to. */
export type Goal = { word: string; href: string; hint?: string }

const [line, setLine] = createSignal<string>()

/** Opens the palette with this already typed; `/` begins a command. For buttons such as "ask or type a command". */
export function openPalette(typed = '/'): void {
  setLine(typed)
}

/**
 * `Ctrl-K` finds and goes, `/` runs a command of the hub: the same line as in the CLI. Mount it once per page, beside `Keys`.
 * Nothing but this listener is loaded before it opens.
 *
 * @param props.goals the places of this app
 * @param props.repo `owner/name` that commands mean when they name none
 */
export function Palette(props: { goals?: readonly Goal[]; repo?: string }) {
  useKey({ keys: 'mod+k', does: 'Find and go', group: 'Everywhere', run: () => openPalette('') })
  useKey({ keys: '/', does: 'Type a command', group: 'Everywhere', run: () => openPalette('/') })
  return (
    <Show when={line() !== undefined}>
      <Suspense>
        <Panel typed={line() ?? ''} goals={props.goals ?? []} repo={props.repo} onClose={() => setLine(undefined)} />
      </Suspense>
    </Show>
  )
}
