import { previewLimit, removeLimit, setLimit } from '@smithers/api-spec/client/limit/limit'
import type { Limit } from '@smithers/api-spec/client/model/limit'
import { read, write } from '@smithers/ui-kit/api/operation'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { TextField } from '@smithers/ui-kit/text-field'
import { createMemo, createSignal, onMount, Show } from 'solid-js'
import { draft, type Place } from './matrix.ts'
import { Preview } from './preview.tsx'

/** Two figures for one cell; whom they would have met in the last 30 days stands beside them before anything is saved. */
export function Editor(props: { place: Place; limit: Limit | undefined; whom: string; onDone: () => void }) {
  const [soft, setSoft] = createSignal(String(props.limit?.soft ?? ''))
  const [hard, setHard] = createSignal(String(props.limit?.hard ?? ''))
  const wanted = createMemo(() => draft(props.place, soft(), hard()))
  const limit = createMemo(() => {
    const now = wanted()
    return 'limit' in now ? now.limit : undefined
  })
  const fault = () => {
    const now = wanted()
    return 'fault' in now && (soft() !== '' || hard() !== '') ? now.fault : undefined
  }
  const preview = read(limit, (limit, init) => previewLimit(limit, init))
  const seen = () => preview.state().is === 'ready' && limit() !== undefined
  const save = write(setLimit)
  const remove = write(() =>
    removeLimit({ scope: props.place.scope, class: props.place.class, window: props.place.window }),
  )
  let form: HTMLFormElement | undefined
  onMount(() => form?.querySelector('input')?.select())
  const submit = async (event: Event) => {
    event.preventDefault()
    const now = limit()
    if (!now || !seen()) return
    const outcome = await save.run(now)
    if (outcome.ok) props.onDone()
  }
  const lift = async () => {
    const outcome = await remove.run()
    if (outcome.ok) props.onDone()
  }
  return (
    <form
      class="editor"
      ref={form}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === 'Escape' && props.onDone()}
    >
      <div class="editor-figures">
        <h3>
          {props.place.class} per {props.place.window}, {props.whom}
        </h3>
        <TextField label="Warned from" inputMode="numeric" autocomplete="off" value={soft()} onInput={setSoft} />
        <TextField
          label="Refused from"
          inputMode="numeric"
          autocomplete="off"
          value={hard()}
          fault={fault()}
          onInput={setHard}
        />
        <p class="acts">
          <Button type="submit" look="first" busy={save.pending()} aria-disabled={seen() ? undefined : 'true'}>
            Save
          </Button>
          <Show when={props.limit}>
            <Button look="loss" busy={remove.pending()} onClick={() => void lift()}>
              Lift it
            </Button>
          </Show>
          <Button look="bare" keys="Esc" onClick={props.onDone}>
            Leave
          </Button>
        </p>
        <Show when={save.problem() ?? remove.problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
      </div>
      <Preview limit={limit()} preview={preview} />
    </form>
  )
}
