import { type Component, Show, createSignal } from 'solid-js'

/**
 * A part whose code is fetched when it is first shown.
 *
 * @param load e.g. `() => import('./found.tsx').then((part) => part.Found)`
 */
export function late<P extends Record<string, unknown>>(load: () => Promise<Component<P>>): Component<P> {
  const [part, setPart] = createSignal<Component<P>>()
  let asked = false
  return (props: P) => {
    if (!asked) void load().then((found) => setPart(() => found))
    asked = true
    return (
      <Show when={part()}>
        {(found) => {
          const Part = found()
          return <Part {...props} />
        }}
      </Show>
    )
  }
}
