import { Select } from '@smithers/ui-kit/select'
import { TextField } from '@smithers/ui-kit/text-field'
import { choices } from './types.ts'
import type { Filter } from './window.ts'

/** What narrows the log; each word stands in the URL. */
export function LogFilters(props: {
  filter: Filter
  onType: (word: string) => void
  onActor: (word: string) => void
  onStream: (word: string) => void
}) {
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      <Select label="Type" value={props.filter.type} choices={choices(props.filter.type)} onChoose={props.onType} />
      <TextField
        label="Actor"
        type="search"
        machine
        placeholder="0x…, gh:login, local, hub"
        maxLength={120}
        value={props.filter.actor}
        onChange={(event) => props.onActor(event.currentTarget.value.trim())}
      />
      <TextField
        label="Stream"
        type="search"
        machine
        placeholder="issue:1/42"
        maxLength={120}
        value={props.filter.stream}
        onChange={(event) => props.onStream(event.currentTarget.value.trim())}
      />
    </form>
  )
}
