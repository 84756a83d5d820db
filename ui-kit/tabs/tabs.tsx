import { For, Show, createUniqueId, type JSX } from 'solid-js'

export type Tab<I extends string> = { id: I; word: string; count?: number }

/**
 * Several faces of one thing, one shown. Arrow keys, Home and End move; the shown one belongs into the URL (`queryWord`).
 *
 * @param props.children the face of the tab that is open
 */
export function Tabs<I extends string>(props: {
  label: string
  tabs: readonly Tab<I>[]
  open: I
  onOpen: (id: I) => void
  children: (id: I) => JSX.Element
}) {
  const id = createUniqueId()
  let strip: HTMLDivElement | undefined
  const move = (event: KeyboardEvent) => {
    const at = props.tabs.findIndex((tab) => tab.id === props.open)
    const last = props.tabs.length - 1
    const moves: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }
    const next = props.tabs[moves[event.key] ?? -1]
    if (!next) return
    event.preventDefault()
    props.onOpen(next.id)
    strip?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.id)}"]`)?.focus()
  }
  return (
    <>
      <div class="tabs" role="tablist" aria-label={props.label} ref={strip} onKeyDown={move}>
        <For each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              role="tab"
              id={`${id}-${tab.id}`}
              data-tab={tab.id}
              aria-selected={tab.id === props.open}
              aria-controls={`${id}-panel`}
              tabIndex={tab.id === props.open ? 0 : -1}
              onClick={() => props.onOpen(tab.id)}
            >
              {tab.word}
              <Show when={tab.count !== undefined}>
                <span class="figures text-mute">{tab.count}</span>
              </Show>
            </button>
          )}
        </For>
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${props.open}`}>
        <Show when={props.open} keyed>
          {(open) => props.children(open)}
        </Show>
      </div>
    </>
  )
}
