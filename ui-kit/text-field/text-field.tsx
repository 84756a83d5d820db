import { splitProps, type JSX } from 'solid-js'
import { Field, type FieldWords } from './field.tsx'

const own = ['label', 'bare', 'hint', 'fault', 'class', 'onInput', 'machine'] as const

/**
 * One line of text.
 *
 * @param props.onInput receives the text, not the event
 * @param props.machine set in monospace: addresses, paths, hashes
 */
export function TextField(
  props: FieldWords & { onInput?: (text: string) => void; machine?: boolean } & Omit<
      JSX.InputHTMLAttributes<HTMLInputElement>,
      'onInput'
    >,
) {
  const [mine, rest] = splitProps(props, own)
  return (
    <Field {...mine}>
      {(control) => (
        <input
          type="text"
          {...rest}
          id={control.id}
          class={`field-input ${mine.machine ? 'machine' : ''} ${mine.class ?? ''}`}
          aria-describedby={control.describedBy()}
          aria-invalid={control.invalid()}
          onInput={(event) => mine.onInput?.(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
