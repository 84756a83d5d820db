import { For, type JSX } from 'solid-js'

export type Place = { word: string; href?: string }
export type Way = { word: string; href: string; here?: boolean; count?: number }

/**
 * The strip across the top of an app. A static page writes the same classes (`bar`, `bar-place`, `bar-nav`, `bar-end`) as HTML.
 *
 * @param props.place the path of names to here, e.g. hub / owner / repo; the last one is set bold
 * @param props.ways the rooms one can go to; `here` marks the current one, `count` waits there
 * @param props.children what stands at the end: the command line, the account
 */
export function Bar(props: { place: readonly Place[]; ways: readonly Way[]; label?: string; children?: JSX.Element }) {
  return (
    <header class="bar">
      <div class="bar-place">
        <For each={props.place}>
          {(step, index) => (
            <>
              {index() > 0 && (
                <span aria-hidden="true" class="text-mute">
                  /
                </span>
              )}
              {step.href === undefined ? <span>{step.word}</span> : <a href={step.href}>{step.word}</a>}
            </>
          )}
        </For>
      </div>
      <nav class="bar-nav" aria-label={props.label ?? 'Rooms'}>
        <For each={props.ways}>
          {(way) => (
            <a href={way.href} aria-current={way.here ? 'page' : undefined}>
              {way.word}
              {way.count !== undefined && <span class="figures text-mute">{way.count}</span>}
            </a>
          )}
        </For>
      </nav>
      <div class="bar-end">{props.children}</div>
    </header>
  )
}
