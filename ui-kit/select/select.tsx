import { For, splitProps, type JSX } from 'solid-js'
import { Field, type FieldWords } from '../text-field/field.tsx'

export type Choice<V extends string> = { value: V; word: string; disabled?: boolean }

const own = ['label', 'bare', 'hint', 'fault', 'class', 'choices', 'value', 'onChoose'] as const

/**
 * One of a few, by the platform's own list: it works on every phone and with every screen reader.
 *
 * @param props.onChoose receives the chosen value
 */
export function Select<V extends string>(
  props: FieldWords & { choices: readonly Choice<V>[]; value: V; onChoose: (value: V) => void } & Omit<
      JSX.SelectHTMLAttributes<HTMLSelectElement>,
      'value' | 'onChange'
    >,
) {
  const [mine, rest] = splitProps(props, own)
  return (
    <Field {...mine}>
      {(control) => (
        <div class="select">
          <select
            {...rest}
            id={control.id}
            class={`field-input ${mine.class ?? ''}`}
            aria-describedby={control.describedBy()}
            aria-invalid={control.invalid()}
            onChange={(event) => mine.onChoose(event.currentTarget.value as V)}
          >
            <For each={mine.choices}>
              {(choice) => (
                <option value={choice.value} disabled={choice.disabled} selected={choice.value === mine.value}>
                  {choice.word}
                </option>
              )}
            </For>
          </select>
        </div>
      )}
    </Field>
  )
}
