import * as Kobalte from '@kobalte/core/dropdown-menu'
import { For, Show, type JSX } from 'solid-js'
import './menu.css'

export type MenuItem =
  | { word: string; keys?: string; href?: string; run?: () => void; disabled?: boolean; loss?: boolean }
  | 'line'

/**
 * A few things that can be done with one thing.
 *
 * @param props.trigger what the button shows
 * @param props.label the button's name for a screen reader, when `trigger` does not say it
 */
export function Menu(props: { trigger: JSX.Element; label?: string; items: readonly MenuItem[]; class?: string }) {
  return (
    <Kobalte.Root gutter={4} placement="bottom-end" modal={false}>
      <Kobalte.Trigger class={props.class ?? 'button'} aria-label={props.label}>
        {props.trigger}
      </Kobalte.Trigger>
      <Kobalte.Portal>
        <Kobalte.Content class="menu">
          <For each={props.items}>
            {(item) => (item === 'line' ? <Kobalte.Separator as="hr" /> : <Item {...item} />)}
          </For>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}

function Item(props: Exclude<MenuItem, 'line'>) {
  return (
    <Show
      when={props.href}
      fallback={
        <Kobalte.Item
          disabled={props.disabled ?? false}
          onSelect={() => props.run?.()}
          classList={{ 'menu-loss': props.loss ?? false }}
        >
          <Words word={props.word} keys={props.keys} />
        </Kobalte.Item>
      }
    >
      {(href) => (
        <Kobalte.Item as="a" href={href()} disabled={props.disabled ?? false}>
          <Words word={props.word} keys={props.keys} />
        </Kobalte.Item>
      )}
    </Show>
  )
}

function Words(props: { word: string; keys: string | undefined }) {
  return (
    <>
      <span>{props.word}</span>
      <Show when={props.keys}>{(keys) => <kbd aria-hidden="true">{keys()}</kbd>}</Show>
    </>
  )
}
