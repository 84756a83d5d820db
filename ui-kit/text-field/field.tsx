import { Show, createUniqueId, type JSX } from 'solid-js'

export type FieldWords = {
  label: string
  /** The label is only heard: for a box whose place says what it is. */
  bare?: boolean
  hint?: string
  /** What is wrong with it now. */
  fault?: string | undefined
}

/** The frame of every field: label, the control, hint and fault tied to it for a screen reader. */
export function Field(
  props: FieldWords & {
    children: (control: {
      id: string
      describedBy: () => string | undefined
      invalid: () => 'true' | undefined
    }) => JSX.Element
  },
) {
  const id = createUniqueId()
  const describedBy = () =>
    [props.hint && `${id}-hint`, props.fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
  return (
    <div class="field">
      <label for={id} classList={{ heard: props.bare ?? false }}>
        {props.label}
      </label>
      {props.children({ id, describedBy, invalid: () => (props.fault ? 'true' : undefined) })}
      <Show when={props.hint}>
        {(hint) => (
          <p id={`${id}-hint`} class="field-hint">
            {hint()}
          </p>
        )}
      </Show>
      <p id={`${id}-fault`} class="field-fault" role="alert" hidden={!props.fault}>
        {props.fault}
      </p>
    </div>
  )
}
