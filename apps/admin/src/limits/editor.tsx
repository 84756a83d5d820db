import { previewLimit, removeLimit, setLimit } from '@smithers/api-spec/client/limit/limit'
import type { Limit } from '@smithers/api-spec/client/model/limit'
import { read, write } from '@smithers/ui-kit/api/operation'
import { type Problem, problemName } from '@smithers/ui-kit/api/problem'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { TextField } from '@smithers/ui-kit/text-field'
import { createMemo, createSignal, onMount, Show } from 'solid-js'
import { draft, type Place, scopeWord } from './matrix.ts'
import { Preview } from './preview.tsx'

/**
 * Two figures for one cell; whom they would have met in the last 30 days stands beside them before anything is saved. What
 * another admin set meanwhile is shown before it is replaced.
 *
 * @param props.seen the newest event of the log when the limit was read
 */
export function Editor(props: {
  place: Place
  limit: Limit | undefined
  seen: number | undefined
  onDone: () => void
}) {
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
  const remove = write(removeLimit)
  let form: HTMLFormElement | undefined
  onMount(() => form?.querySelector('input')?.select())
  /** @param over whether it replaces what another set meanwhile */
  const put = async (over: boolean) => {
    const now = limit()
    if (!now || !seen()) return
    const outcome = await save.run({ ...now, ...sinceSeen(over) })
    if (outcome.ok) props.onDone()
  }
  const lift = async (over: boolean) => {
    const { scope, class: kind, window } = props.place
    const outcome = await remove.run({ scope, class: kind, window, ...sinceSeen(over) })
    if (outcome.ok) props.onDone()
  }
  const sinceSeen = (over: boolean) => (over || props.seen === undefined ? {} : { unchangedSince: props.seen })
  const submit = (event: Event) => {
    event.preventDefault()
    void put(false)
  }
  return (
    <form class="editor" ref={form} onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && props.onDone()}>
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
            <Button look="loss" busy={remove.pending()} onClick={() => void lift(false)}>
              Lift the limit
            </Button>
            <Button look="bare" onClick={() => setLifting(false)}>
              Keep it
            </Button>
          </p>
        </Show>
        <Show when={save.problem() ?? remove.problem()}>
          {(problem) => (
            <ProblemNote problem={inBrief(problem())}>
              <Show when={isStale(problem())}>
                <Button onClick={() => void (lifting() ? lift(true) : put(true))}>
                  {lifting() ? 'Lift it all the same' : 'Save mine all the same'}
                </Button>
                <Button look="bare" onClick={props.onDone}>
                  Keep theirs
                </Button>
              </Show>
            </ProblemNote>
          )}
        </Show>
      </div>
      <Preview place={props.place} limit={limit()} everyone={everyone} preview={preview} />
    </form>
  )
}

const isStale = (problem: Problem) => problemName(problem) === 'limit-stale'

/** Who set what meanwhile stands in the sentence, and the way forward in the buttons. */
const inBrief = (problem: Problem): Problem =>
  isStale(problem) ? { ...problem, actor: undefined, current: undefined, next: '' } : problem
