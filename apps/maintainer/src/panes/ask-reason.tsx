import { Button } from '@smithers/ui-kit/button'
import { TextField } from '@smithers/ui-kit/text-field'
import { createSignal, onMount } from 'solid-js'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'

/** Why a suggestion is declined; kept with the decision. */
export function AskReason(props: { desk: Desk; actions: Actions }) {
  const [reason, setReason] = createSignal('')
  let form: HTMLFormElement | undefined
  onMount(() => form?.querySelector('input')?.focus())
  const decline = (event: Event) => {
    event.preventDefault()
    void props.actions.settle('rejected', props.desk.targets(), reason().trim() || undefined)
  }
  return (
    <form class="asking" ref={form} onSubmit={decline}>
      <TextField label="Decline, because" maxLength={2000} autocomplete="off" onInput={setReason} />
      <Button type="submit" look="first" keys="↵">
        Decline
      </Button>
    </form>
  )
}
