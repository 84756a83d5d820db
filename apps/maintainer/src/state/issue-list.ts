import { listIssues } from '@smithers/api-spec/client/issue/issue'
import type { Issue } from '@smithers/api-spec/client/model/issue'
import { outcomeOf } from '@smithers/ui-kit/api/answer'
import type { Problem } from '@smithers/ui-kit/api/problem'
import { createEffect, createMemo, createSignal, on } from 'solid-js'
import { issueFilter } from '../inbox/filter.ts'
import type { RepoName } from '../inbox/chosen-repo.ts'

/**
 * All issues as the filter box asks for them, page by page.
 *
 * @param words the filter; undefined while nobody looks at the list
 */
export function openIssueList(repo: RepoName, words: () => string | undefined) {
  const [rows, setRows] = createSignal<readonly Issue[]>([])
  const [next, setNext] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<Problem>()
  const [arrived, setArrived] = createSignal(0)
  /* What was taken out before the hub said so, and where it stood. */
  const gone = new Map<number, { row: Issue; at: number }>()
  const byNumber = createMemo(() => new Map(rows().map((row) => [row.number, row])))
  let asked = 0

  const page = async (after?: string) => {
    const mine = ++asked
    setBusy(true)
    const filter = { limit: 50, ...issueFilter(words() ?? ''), ...(after ? { after } : {}) }
    const outcome = await outcomeOf(() => listIssues(repo.owner, repo.name, filter))
    if (mine !== asked) return
    setBusy(false)
    if (!outcome.ok) return void setTrouble(outcome.problem)
    setTrouble()
    if (!after) gone.clear()
    setRows((was) => (after ? [...was, ...outcome.value.issues] : outcome.value.issues))
    setNext(outcome.value.next)
  }
  createEffect(on(words, (now) => now !== undefined && void page()))

  return {
    rows,
    row: (number: number) => byNumber().get(number),
    busy,
    trouble,
    hasMore: () => next() !== null,
    more: async () => {
      const after = next()
      if (after !== null && !busy()) await page(after)
    },
    renew: () => {
      setArrived(0)
      return page()
    },
    /** How many issues were filed since the list was read. */
    arrived,
    noteArrivals: (count: number) => setArrived((was) => was + count),
    /** Takes issues out before the hub has said so; a list that shows closed ones keeps them. */
    leave: (numbers: readonly number[]) => {
      if ((issueFilter(words() ?? '').state ?? 'open') !== 'open') return
      for (const [at, row] of rows().entries()) if (numbers.includes(row.number)) gone.set(row.number, { row, at })
      setRows((was) => was.filter((one) => !numbers.includes(one.number)))
    },
    /** Puts those back where they stood; reads the list again when it no longer knows where that was. */
    comeBack: (numbers: readonly number[]) => {
      if (words() !== undefined && numbers.some((number) => !gone.has(number) && !byNumber().has(number)))
        return void page()
      const back = numbers.flatMap((number) => gone.get(number) ?? []).toSorted((a, b) => a.at - b.at)
      for (const { row } of back) gone.delete(row.number)
      setRows((was) => back.reduce((list, { row, at }) => list.toSpliced(at, 0, row), [...was]))
    },
    amend: (number: number, change: Partial<Issue>) =>
      setRows((was) => was.map((one) => (one.number === number ? { ...one, ...change } : one))),
  }
}
