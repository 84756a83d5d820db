import type { LimitClass } from '@smithers/api-spec/client/model/limitClass'
import type { LimitWindow } from '@smithers/api-spec/client/model/limitWindow'
import { Button } from '@smithers/ui-kit/button'
import { Select } from '@smithers/ui-kit/select'
import { TextField } from '@smithers/ui-kit/text-field'
import { createSignal } from 'solid-js'
import { classes, type Place, windows } from './matrix.ts'

/** Names a limit of one account; its figures are asked next. */
export function AddForAccount(props: { onAdd: (place: Place) => void }) {
  const [address, setAddress] = createSignal('')
  const [kind, setKind] = createSignal<LimitClass>('issue-creation')
  const [window, setWindow] = createSignal<LimitWindow>('hour')
  const [fault, setFault] = createSignal<string>()
  const submit = (event: Event) => {
    event.preventDefault()
    const typed = address().trim()
    if (!/^0x[0-9a-fA-F]{40}$/.test(typed)) return void setFault('An address is 0x and forty figures from 0 to f.')
    setFault()
    props.onAdd({ scope: `account:${typed}`, class: kind(), window: window() })
  }
  return (
    <form class="filters" onSubmit={submit}>
      <TextField
        label="Account"
        placeholder="0x…"
        machine
        maxLength={42}
        autocomplete="off"
        fault={fault()}
        onInput={setAddress}
      />
      <Select
        label="What"
        value={kind()}
        choices={classes.map((one) => ({ value: one, word: one }))}
        onChoose={setKind}
      />
      <Select
        label="Per"
        value={window()}
        choices={windows.map((one) => ({ value: one, word: one }))}
        onChoose={setWindow}
      />
      <Button type="submit">Set figures</Button>
    </form>
  )
}
