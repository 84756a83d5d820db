import { queryWord } from '@smithers/ui-kit/url/query'
import { createMemo, createSignal, onCleanup } from 'solid-js'

export type View = 'suggest' | 'issues' | 'snoozed' | 'decided'
const views: readonly View[] = ['suggest', 'issues', 'snoozed', 'decided']

/** Where the reader stands, as the URL tells it: `?view=&issue=&q=`. */
export function openPlace() {
  const [viewWord, setView] = queryWord('view', 'suggest')
  const [issueWord, setIssue] = queryWord('issue')
  const [words, setWords] = queryWord('q')
  const wide = mediaMatches('(width >= 60rem)')
  return {
    view: createMemo((): View => views.find((view) => view === viewWord()) ?? 'suggest'),
    show: (view: View) => {
      setIssue('')
      setView(view, { push: true })
    },
    /** The issue named in the URL. */
    issue: createMemo(() => (/^[1-9]\d{0,9}$/.test(issueWord()) ? Number(issueWord()) : undefined)),
    /** `push` makes a step in the history: opening an issue on a phone, where Back leads to the list. */
    goTo: (issue: number | undefined, how: { push?: boolean } = {}) =>
      setIssue(issue === undefined ? '' : String(issue), how),
    words: createMemo(words),
    setWords,
    wide,
  }
}

function mediaMatches(query: string): () => boolean {
  const media = window.matchMedia(query)
  const [matches, setMatches] = createSignal(media.matches)
  const changed = () => setMatches(media.matches)
  media.addEventListener('change', changed)
  onCleanup(() => media.removeEventListener('change', changed))
  return matches
}
