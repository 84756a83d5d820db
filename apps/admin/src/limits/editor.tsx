import { previewLimit, removeLimit, setLimit } from '@smithers/api-spec/client/limit/limit'
import type { Limit } from '@smithers/api-spec/client/model/limit'
import { read, write } from '@smithers/ui-kit/api/operation'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { TextField } from '@smithers/ui-kit/text-field'
import { createMemo, createSignal, onMount, Show } from 'solid-js'
import { draft, type Place, scopeWord } from './matrix.ts'
import { Preview } from './preview.tsx'

/** Two figures for one cell; whom they would have met in the last 30 days stands beside them before anything is saved. */
export function Editor(props: { place: Place; limit: Limit | undefined; onDone: () => void }) {
  const [soft, setSoft] = createSignal(String(props.limit?.soft ?? ''))
  const [hard, setHard] = createSignal(String(props.limit?.hard ?? ''))
  const [lifting, setLifting] = createSignal(false)
  const wanted = createMemo(() => draft(props.place, soft(), hard()))
  const limit = createMemo(() => {
    const now = wanted()
    return 'limit' in now ? now.limit : undefined
  })
  const fault = (field: 'soft' | 'hard') => {
    const now = wanted()
    const typed = field === 'soft' ? soft() : hard()
    return 'fault' in now && now.in === field && typed !== '' ? now.fault : undefined
  }
  const everyone = read(
    () => ({ ...props.place, soft: 0, hard: 0 }),
    (nothing, init) => previewLimit(nothing, init),
  )
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
          {props.place.class} per {props.place.window}, {scopeWord(props.place.scope)}
        </h3>
        <div class="editor-pair">
          <TextField
            label="Soft"
            inputMode="numeric"
            autocomplete="off"
            value={soft()}
            fault={fault('soft')}
            onInput={setSoft}
          />
          <TextField
            label="Hard"
            inputMode="numeric"
            autocomplete="off"
            value={hard()}
            fault={fault('hard')}
            onInput={setHard}
          />
        </div>
        <Show
          when={lifting()}
          fallback={
            <p class="acts">
              <Button type="submit" look="first" busy={save.pending()} aria-disabled={seen() ? undefined : 'true'}>
                Save
              </Button>
              <Show when={props.limit}>
                <Button look="loss" onClick={() => setLifting(true)}>
                  Lift it
                </Button>
              </Show>
              <Button look="bare" keys="Esc" onClick={props.onDone}>
                Leave
              </Button>
            </p>
          }
        >
          <p role="status">
            Without it, nothing limits {props.place.class} per {props.place.window} for {scopeWord(props.place.scope)}.
          </p>
          <p class="acts">
            <Button look="loss" busy={remove.pending()} onClick={() => void lift()}>
              Lift the limit
            </Button>
            <Button look="bare" onClick={() => setLifting(false)}>
              Keep it
            </Button>
          </p>
        </Show>
        <Show when={save.problem() ?? remove.problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
      </div>
      <Preview place={props.place} limit={limit()} everyone={everyone} preview={preview} />
    </form>
  )
}
