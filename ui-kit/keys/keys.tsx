import { createSignal, lazy, onCleanup, Show, Suspense } from 'solid-js'
import { listenForKeys, useKey } from './registry.ts'

const Sheet = lazy(() => import('./sheet.tsx').then((part) => ({ default: part.KeySheet })))

/** Starts the page's keys and holds the sheet that `?` opens. Mount it once per page. */
export function Keys() {
  const [open, setOpen] = createSignal(false)
  onCleanup(listenForKeys())
  useKey({ keys: '?', does: 'Show these keys', group: 'Everywhere', run: () => setOpen(true) })
  return (
    <Show when={open()}>
      <Suspense>
        <Sheet onClose={() => setOpen(false)} />
      </Suspense>
    </Show>
  )
}

/** A row of keys at the foot of a pane: what can be pressed here. */
export function KeyHint(props: { keys: string; does: string }) {
  return (
    <span class="key-hint">
      <kbd>{props.keys}</kbd> {props.does}
    </span>
  )
}
