import { For, Show, createEffect, createSignal, onCleanup } from 'solid-js'
import { outlineOf } from './outline.ts'

type Entry = { name: string; href: string; depth: number }

/**
 * What is in the file that is open, each a link: the headings of a text that is set to be read, else what a program declares.
 *
 * @param props.prose whether the text is set to be read
 */
export function OutlineList(props: { path: string; text: string; prose: boolean }) {
  const [entries, setEntries] = createSignal<readonly Entry[]>()
  createEffect(() => {
    const { path, text, prose } = props
    if (!prose) return void setEntries(declared(path, text))
    const page = document.querySelector('.file-prose')
    if (!page) return
    // The prose is laid after this, whenever it comes.
    const look = new MutationObserver(() => setEntries(headings()))
    look.observe(page, { childList: true, subtree: true })
    onCleanup(() => look.disconnect())
    setEntries(headings())
  })
  return (
    <Show when={entries()}>
      {(all) => (
        <Show when={all().length > 0} fallback={<p class="text-mute">Nothing to list in this file.</p>}>
          <ol>
            <For each={all()}>
              {(entry) => (
                <li style={{ '--depth': entry.depth }}>
                  <a classList={{ machine: !props.prose }} href={entry.href}>
                    {entry.name}
                  </a>
                </li>
              )}
            </For>
          </ol>
        </Show>
      )}
    </Show>
  )
}

function declared(path: string, text: string): Entry[] {
  return outlineOf(path, text).map(({ name, line, depth }) => ({ name, depth, href: `#L${line}` }))
}

function headings(): Entry[] {
  const all = [...document.querySelectorAll<HTMLElement>('.file-prose :is(h1, h2, h3, h4)[id]')]
  const least = Math.min(...all.map(level))
  return all.map((one) => ({ name: one.textContent, href: `#${one.id}`, depth: level(one) - least }))
}

function level(heading: HTMLElement): number {
  return Number(heading.tagName[1])
}
