import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { TextField } from '@smithers/ui-kit/text-field'
import { createSignal, For, onMount, Show } from 'solid-js'
import { matching, relabelling } from '../inbox/labels.ts'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'

/** The repository's labels, narrowed by what is typed; Enter turns the first one on or off, Ctrl-Enter is done. */
export function AskLabel(props: { desk: Desk; actions: Actions }) {
  const { desk, actions } = props
  const [typed, setTyped] = createSignal('')
  const [turned, setTurned] = createSignal<readonly string[]>([])
  let form: HTMLFormElement | undefined
  onMount(() => {
    form?.querySelector('input')?.focus()
    labels.refetch()
  })
  const { labels } = desk
  const worn = () =>
    actions.chosen().map((number) => ({ number, labels: desk.cards.card(number)?.value?.labels ?? [] }))
  const everywhere = (label: string) => worn().every((one) => one.labels.includes(label))
  const on = (label: string) => everywhere(label) !== turned().includes(label)
  const found = () => matching(labels.value()?.labels ?? [], typed())
  const turn = (label: string) =>
    setTurned((was) => (was.includes(label) ? was.filter((one) => one !== label) : [...was, label]))
  const submit = (event: Event) => {
    event.preventDefault()
    const first = found()[0]
    if (typed().trim()) {
      if (!first) return
      turn(first.name)
      setTyped('')
      const input = form?.querySelector('input')
      if (input) input.value = ''
    } else done()
  }
  const done = () => {
    const changes = relabelling(worn(), turned())
    if (changes.length > 0) void actions.label(changes)
    else desk.setAsking()
  }
  return (
    <form
      class="asking"
      ref={form}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && done()}
    >
      <TextField
        label="Labels"
        placeholder="type to narrow, ↵ to turn on or off"
        autocomplete="off"
        onInput={setTyped}
      />
      <Button type="submit" look="first" keys="↵">
        {typed().trim() ? 'Turn' : turned().length > 0 ? `Apply ${turned().length}` : 'Done'}
      </Button>
      <Show when={labels.problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
      <ul class="asking-list asking-labels" aria-label="Labels of the repository">
        <For each={found().slice(0, 24)}>
          {(label) => (
            <li>
              <label classList={{ 'asking-turned': turned().includes(label.name) }}>
                <input type="checkbox" checked={on(label.name)} onChange={() => turn(label.name)} />
                <span>{label.name}</span>
                <span class="text-mute figures">{label.issues}</span>
              </label>
            </li>
          )}
        </For>
      </ul>
      <Show when={labels.value() && found().length === 0}>
        <p class="text-mute">No such label. Create it first: smithers label create</p>
      </Show>
    </form>
  )
}
