import * as Kobalte from '@kobalte/core/dialog'
import { catalogue } from '@smithers/api-spec/catalogue'
import { completeLine, insertion } from '@smithers/api-spec/commands/complete'
import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import { type Found, find } from './find.ts'
import type { Goal } from './palette.tsx'
import { Result } from './result.tsx'
import { type Ran, runLine } from './run.ts'
import './palette.css'

/* Lines that ran on this page, oldest first. */
const past: string[] = []

/** The open palette: one line to type, what it could mean beneath, and what came of it. */
export function Panel(props: { typed: string; goals: readonly Goal[]; repo: string | undefined; onClose: () => void }) {
  const id = createUniqueId()
  const [line, setLine] = createSignal(props.typed)
  const [chosen, setChosen] = createSignal(0)
  const [ran, setRan] = createSignal<Ran>()
  const [busy, setBusy] = createSignal(false)
  let back = past.length
  let box: HTMLInputElement | undefined

  const isCommand = () => line().startsWith('/')
  const items = createMemo((): Found[] => {
    if (!isCommand()) return find(line(), props.goals, catalogue.operations)
    const { items, from } = completeLine(line(), catalogue)
    return items.slice(0, 40).map((item) => ({
      kind: 'completion',
      word: item.text,
      hint: item.does,
      line: `${line().slice(0, from)}${insertion(item)} `,
    }))
  })
  createEffect(on(line, () => (setChosen(0), setRan()), { defer: true }))

  const type = (text: string) => {
    setLine(text)
    if (box) box.value = text
    box?.focus()
  }
  const run = async () => {
    const confirmed = ran()?.is === 'confirm'
    setBusy(true)
    const outcome = await runLine(line(), catalogue, { repo: props.repo, confirmed })
    setBusy(false)
    setRan(outcome)
    if (outcome.is === 'result') back = past.push(line())
  }
  const accept = (item: Found | undefined) => {
    if (!item) return
    if (item.kind === 'goal') location.assign(item.href)
    else type(item.line)
  }
  const recall = (step: number) => {
    back = Math.max(0, Math.min(past.length, back + step))
    type(past[back] ?? '/')
  }
  const move = (step: number) => {
    const count = items().length
    if (count > 0) setChosen((at) => (at + step + count) % count)
    document.getElementById(`${id}-${chosen()}`)?.scrollIntoView({ block: 'nearest' })
  }
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const acts: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => (event.altKey || line() === '/' ? recall(-1) : move(-1)),
      Tab: () => accept(items()[chosen()]),
      Enter: () => (isCommand() && !unfinished() ? void run() : accept(items()[chosen()])),
    }
    const act = acts[event.key]
    if (!act || event.shiftKey) return
    event.preventDefault()
    if (!busy()) act()
  }
  /** Only part of a command's name stands there: Enter then completes it. */
  const unfinished = () => {
    const typed = line().slice(1).trim()
    const known = catalogue.operations.some(({ command, aliases }) =>
      [command, ...aliases].some((name) => name !== '' && `${typed} `.startsWith(`${name} `)),
    )
    return (
      !known &&
      !/^help\b|(^|\s)(--help|-h)$/.test(typed) &&
      items().some((item) => item.kind === 'completion' && item.word !== typed)
    )
  }

  return (
    <Kobalte.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="dialog-veil" />
        <div class="dialog-room palette-room">
          <Kobalte.Content class="palette" onOpenAutoFocus={(event) => (event.preventDefault(), box?.focus())}>
            <Kobalte.Title class="heard">Find, or type a command</Kobalte.Title>
            <input
              ref={box}
              class="palette-line"
              classList={{ machine: isCommand() }}
              value={props.typed}
              onInput={(event) => setLine(event.currentTarget.value)}
              onKeyDown={press}
              placeholder="Find a place or a command; / runs one"
              aria-label="Find, or type a command after /"
              role="combobox"
              aria-expanded={items().length > 0}
              aria-controls={`${id}-list`}
              aria-activedescendant={items().length > 0 ? `${id}-${chosen()}` : undefined}
              aria-autocomplete="list"
              aria-busy={busy()}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              enterkeyhint="go"
            />
            <div class="palette-body">
              <Show when={ran()}>
                {(outcome) => (
                  <div class="palette-ran">
                    <Result ran={outcome()} />
                  </div>
                )}
              </Show>
              <ul
                id={`${id}-list`}
                role="listbox"
                aria-label="What it could mean"
                hidden={ran() !== undefined || items().length === 0}
              >
                <For each={items()}>
                  {(item, index) => (
                    <li
                      id={`${id}-${index()}`}
                      role="option"
                      aria-selected={index() === chosen()}
                      onPointerMove={() => setChosen(index())}
                      onClick={() => accept(item)}
                    >
                      <span class={item.kind === 'goal' ? '' : 'machine'}>{item.word}</span>
                      <span class="palette-hint">{item.hint}</span>
                    </li>
                  )}
                </For>
              </ul>
              <Show when={items().length === 0 && !ran() && !isCommand()}>
                <p class="palette-ran text-mute">Nothing is called that. Write / to run a command instead.</p>
              </Show>
            </div>
            <footer class="palette-foot">
              <span>
                <kbd>↵</kbd> {isCommand() ? 'run' : 'go'}
              </span>
              <span>
                <kbd>Tab</kbd> complete
              </span>
              <span>
                <kbd>Esc</kbd> close
              </span>
              <Show when={props.repo}>{(repo) => <span class="machine ms-auto cut">{repo()}</span>}</Show>
            </footer>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}
