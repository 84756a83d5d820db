import { Show, createSignal } from 'solid-js'
import { late } from '../../reading/late.tsx'

const OutlineList = late(() => import('./outline-list.tsx').then((part) => part.OutlineList))

const open = 'smithers:outline'

/** A contents list beside the file; what makes it is fetched when it is opened. Left open, it is open for the next file too. */
export function Outline(props: { path: string; text: string; prose: boolean }) {
  const [shown, setShown] = createSignal(!!localStorage.getItem(open))
  return (
    <details
      class="file-outline"
      open={shown()}
      onToggle={(event) => {
        setShown(event.currentTarget.open)
        localStorage.setItem(open, shown() ? '1' : '')
      }}
    >
      <summary>outline</summary>
      <nav aria-label="Outline">
        <Show when={shown()}>
          <OutlineList path={props.path} text={props.text} prose={props.prose} />
        </Show>
      </nav>
    </details>
  )
}
