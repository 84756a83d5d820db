import { splitProps, type JSX } from 'solid-js'
import { Field, type FieldWords } from '../text-field/field.tsx'

const own = ['label', 'bare', 'hint', 'fault', 'class', 'onInput', 'machine', 'rows'] as const

/**
 * Several lines of text; it grows with what is written, up to most of the window.
 *
 * @param props.rows lines to begin with, 4 when absent
 * @param props.onInput receives the text, not the event
 */
export function TextArea(
  props: FieldWords & { onInput?: (text: string) => void; machine?: boolean } & Omit<
      JSX.TextareaHTMLAttributes<HTMLTextAreaElement>,
      'onInput'
    >,
) {
  const [mine, rest] = splitProps(props, own)
  return (
    <Field {...mine}>
      {(control) => (
        <textarea
          {...rest}
          id={control.id}
          class={`field-input ${mine.machine ? 'machine' : ''} ${mine.class ?? ''}`}
          style={{ '--lines': mine.rows ?? 4 }}
          aria-describedby={control.describedBy()}
          aria-invalid={control.invalid()}
          onInput={(event) => mine.onInput?.(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
