import { Show, splitProps, type JSX } from 'solid-js'

export type ButtonLook = 'plain' | 'first' | 'bare' | 'loss'

/**
 * Something to press. A link that looks the same is `<a class="button button-first">`.
 *
 * @param props.look `first` for the one thing to do here, `loss` for what cannot be undone, `bare` for what is aside
 * @param props.busy it is under way: presses are ignored, the label stays
 * @param props.keys the shortcut to show, e.g. "1"
 */
export function Button(
  props: { look?: ButtonLook; busy?: boolean; keys?: string } & JSX.ButtonHTMLAttributes<HTMLButtonElement>,
) {
  const [own, rest] = splitProps(props, ['look', 'busy', 'keys', 'children', 'class', 'onClick'])
  const press: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
    if (own.busy || event.currentTarget.getAttribute('aria-disabled') === 'true') return event.preventDefault()
    if (typeof own.onClick === 'function') own.onClick(event)
  }
  return (
    <button
      type="button"
      {...rest}
      class={`button ${own.look ? `button-${own.look}` : ''} ${own.class ?? ''}`}
      aria-busy={own.busy ? 'true' : undefined}
      onClick={press}
    >
      {own.children}
      <Show when={own.keys}>{(keys) => <kbd aria-hidden="true">{keys()}</kbd>}</Show>
    </button>
  )
}
