import { Show, createSignal } from 'solid-js'
import type { CloseIssueBody } from '@smithers/api-spec/client/model/closeIssueBody'
import type { Problem } from '@smithers/ui-kit/api/problem'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { Select } from '@smithers/ui-kit/select'
import { TextField } from '@smithers/ui-kit/text-field'

const reasons = [
  { value: 'completed', word: 'It is done' },
  { value: 'not-planned', word: 'It is not planned' },
  { value: 'duplicate', word: 'It repeats another issue' },
] as const

/** Why an issue is closed. */
export function Close(props: { busy: boolean; problem: Problem | undefined; onClose: (body: CloseIssueBody) => void }) {
  const [reason, setReason] = createSignal<(typeof reasons)[number]['value']>('completed')
  const [original, setOriginal] = createSignal('')
  const number = () => Number(original().replace(/^#/, ''))
  const fits = () => reason() !== 'duplicate' || (Number.isInteger(number()) && number() > 0)
  return (
    <fieldset class="close">
      <legend class="heard">Close</legend>
      <Select label="Because" value={reason()} choices={reasons} onChoose={setReason} />
      <Show when={reason() === 'duplicate'}>
        <TextField
          label="Of the open issue"
          value={original()}
          onInput={setOriginal}
          placeholder="#123"
          inputmode="numeric"
          machine
        />
      </Show>
      <Show when={props.problem}>{(why) => <ProblemNote problem={why()} />}</Show>
      <Button
        look="first"
        busy={props.busy}
        aria-disabled={fits() ? undefined : 'true'}
        onClick={() => props.onClose({ reason: reason(), ...(reason() === 'duplicate' && { duplicateOf: number() }) })}
      >
        Close the issue
      </Button>
    </fieldset>
  )
}
