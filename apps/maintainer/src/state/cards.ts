import { viewIssue } from '@smithers/api-spec/client/issue/issue'
import type { IssueView } from '@smithers/api-spec/client/model/issueView'
import { outcomeOf } from '@smithers/ui-kit/api/answer'
import type { Problem } from '@smithers/ui-kit/api/problem'
import { createSignal, untrack } from 'solid-js'
import type { RepoName } from '../inbox/chosen-repo.ts'

export type Card = { value?: IssueView; problem?: Problem; asking: boolean }

/** Whole issues, kept once they were read: stepping through the list is instant, and a card read again replaces the old one. */
export function openCards(repo: RepoName) {
  const [cards, setCards] = createSignal<ReadonlyMap<number, Card>>(new Map(), { equals: false })
  const stale = new Set<number>()
  const put = (number: number, card: Card) => setCards((was) => new Map(was).set(number, card))

  const fetchCard = async (number: number) => {
    const former = cards().get(number)
    if (former?.asking) return
    stale.delete(number)
    put(number, { ...former, asking: true })
    const outcome = await outcomeOf(() => viewIssue(repo.owner, repo.name, number, { html: true }))
    put(
      number,
      outcome.ok ? { value: outcome.value, asking: false } : { ...former, problem: outcome.problem, asking: false },
    )
    if (stale.has(number)) await fetchCard(number)
  }

  return {
    /** What is known of it now; follows later answers. */
    card: (number: number): Card | undefined => cards().get(number),
    /** Reads it unless it is here and true. */
    want: (number: number) =>
      untrack(() => {
        const card = cards().get(number)
        if (!card || (card.problem && !card.asking) || stale.has(number)) void fetchCard(number)
      }),
    /** Reads it again now. */
    renew: (number: number) => {
      stale.add(number)
      return fetchCard(number)
    },
    /** It is no longer true; the next one who wants it reads it again. */
    doubt: (number: number) => {
      if (cards().has(number)) stale.add(number)
    },
    /** Shows a change before the hub confirms it. */
    amend: (number: number, change: Partial<IssueView>) => {
      const card = cards().get(number)
      if (card?.value) put(number, { ...card, value: { ...card.value, ...change } })
    },
  }
}
