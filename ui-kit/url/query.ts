import { createSignal } from 'solid-js'

const [search, setSearch] = createSignal(typeof location === 'undefined' ? '' : location.search)
if (typeof window !== 'undefined') window.addEventListener('popstate', () => setSearch(location.search))

/**
 * One word of the page's query string as a signal: what a reader sees has a URL, and back and forward work.
 *
 * @param name e.g. `q`, `at`, `state`
 * @param fallback the value that is not written into the URL
 * @returns read and write; `write(value, {push: true})` makes a step in the history, otherwise the URL is replaced
 */
export function queryWord(
  name: string,
  fallback = '',
): [read: () => string, write: (value: string, how?: { push?: boolean }) => void] {
  const read = () => new URLSearchParams(search()).get(name) ?? fallback
  const write = (value: string, how: { push?: boolean } = {}) => {
    const next = new URLSearchParams(location.search)
    if (value === fallback) next.delete(name)
    else next.set(name, value)
    const words = next.toString()
    const url = location.pathname + (words && `?${words}`) + location.hash
    if (how.push) history.pushState(history.state, '', url)
    else history.replaceState(history.state, '', url)
    setSearch(location.search)
  }
  return [read, write]
}
