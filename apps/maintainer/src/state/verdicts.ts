import type { DecideSuggestionsBody } from '@smithers/api-spec/client/model/decideSuggestionsBody'
import type { Suggestion } from '@smithers/api-spec/client/model/suggestion'
import { decideSuggestions } from '@smithers/api-spec/client/suggestion/suggestion'
import type { Outcome } from '@smithers/ui-kit/api/answer'
import type { RepoName } from '../inbox/chosen-repo.ts'
import { askHub } from './ask-hub.ts'
import { gather } from './gather.ts'

type Answer = Outcome<Suggestion>
type Asked = { id: number; settle: (answer: Answer) => void }
/** What is decided, without about which. */
export type Words = Omit<DecideSuggestionsBody, 'ids'>

/** As many as one request decides. */
export const atOnce = 100

/** Verdicts of one kind that are given in one turn go to the hub in one request; each hears what came of its own. */
export function openVerdicts(repo: RepoName): (id: number, words: Words) => Promise<Answer> {
  const lots = new Map<string, (asked: Asked) => void>()

  const send = async (words: Words, asked: readonly Asked[]) => {
    const ids = asked.map(({ id }) => id)
    const outcome = await askHub(() => decideSuggestions(repo.owner, repo.name, { ...words, ids }))
    if (!outcome.ok) {
      for (const { settle } of asked) settle(outcome)
      return
    }
    const answers = new Map<number, Answer>([
      ...outcome.value.suggestions.map((value) => [value.id, { ok: true, value }] as const),
      ...outcome.value.refused.map(({ id, problem }) => [id, { ok: false, problem: { ...problem } }] as const),
    ])
    for (const { id, settle } of asked) settle(answers.get(id)!)
  }

  const lotOf = (words: Words) => {
    const key = JSON.stringify(words)
    const known = lots.get(key)
    if (known) return known
    const { add } = gather<Asked>((asked) => {
      lots.delete(key)
      for (let at = 0; at < asked.length; at += atOnce) void send(words, asked.slice(at, at + atOnce))
    })
    lots.set(key, add)
    return add
  }
  return (id, words) => new Promise((settle) => lotOf(words)({ id, settle }))
}
