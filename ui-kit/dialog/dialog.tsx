import * as Kobalte from '@kobalte/core/dialog'
import type { JSX } from 'solid-js'
import './dialog.css'

/**
 * Something to settle before going on. Focus stays inside, Escape and the veil close it, focus returns to where it was.
 * Load it with `import()` when it opens; reading pages never carry it.
 *
 * @param props.wide for tables and code
 */
export function Dialog(props: {
  open: boolean
  onClose: () => void
  title: string
  wide?: boolean
  children: JSX.Element
}) {
  return (
    <Kobalte.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="dialog-veil" />
        <div class="dialog-room">
          <Kobalte.Content
            class="dialog"
            classList={{ 'dialog-wide': props.wide ?? false }}
            onOpenAutoFocus={(event) => {
              event.preventDefault()
              firstToFill(event.currentTarget as HTMLElement | null)?.focus()
            }}
          >
            <header>
              <Kobalte.Title>{props.title}</Kobalte.Title>
              <Kobalte.CloseButton class="button button-bare" aria-label="Close">
                Close
              </Kobalte.CloseButton>
            </header>
            <div class="dialog-body">{props.children}</div>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}

/** The row of buttons that ends a dialog. */
export function DialogFoot(props: { children: JSX.Element }) {
  return <div class="dialog-foot">{props.children}</div>
}

/* Writing can begin at once; where there is nothing to write, the dialog itself is read out. */
function firstToFill(dialog: HTMLElement | null): HTMLElement | null {
  return (
    dialog?.querySelector<HTMLElement>('[autofocus], .dialog-body :is(input:not([type=checkbox]), textarea, select)') ??
    dialog
  )
}
