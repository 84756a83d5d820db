import { Show } from 'solid-js'
import { queryWord } from '../url/query.ts'

/** The event number the page is shown at (`?at=` in the URL), or undefined for now. Pass it on to reads that take `at`. */
function shownAt(): number | undefined {
  const [at] = queryWord('at')
  return /^\d{1,15}$/.test(at()) ? Number(at()) : undefined
}

/** The bar that stands on every page showing the past, with the way back to now. */
export function Past() {
  const now = () => {
    const url = new URL(location.href)
    url.searchParams.delete('at')
    return url.pathname + url.search + url.hash
  }
  return (
    <Show when={shownAt()}>
      {(seq) => (
        <div class="past" role="status">
          <span>
            You see the past: the hub as it was at event <span class="figures">{seq().toLocaleString('en')}</span>
          </span>
          <a href={now()}>back to now</a>
        </div>
      )}
    </Show>
  )
}
