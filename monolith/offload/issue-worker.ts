import { setImmediate as nextTurn } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { searchIssues } from '@smithers/core/search/search-issues'
import { similarIssues } from '@smithers/core/search/similar'
import { triageInSteps } from '@smithers/core/triage/triage'
import { openReadOnlyStore } from '@smithers/store/open-store'
import type { IssueAnswer, IssueAsk, Reply, Request } from './messages.ts'
import { tell } from './tell.ts'

const { dbPath } = workerData as { dbPath: string }
// Measured at 100,000 issues: what a larger cache and a memory map would cost again (200 MB) saves this thread a twentieth.
const { store } = openReadOnlyStore(dbPath, 8 * 1024)
store.get('PRAGMA mmap_size = 0')
const toTriage: { id: number; repo: number; number: number }[] = []

parentPort?.on('message', ({ id, ask }: Request<IssueAsk>) => {
  if (ask.do === 'triage') {
    toTriage.push({ id, ...ask })
    if (toTriage.length === 1) void triageAll()
    return
  }
  const answer = store.look(() =>
    ask.do === 'search'
      ? searchIssues(store, ask.repo, ask.query, ask.limit)
      : similarIssues(store, ask.repo, ask.text, ask.limit),
  )
  tell<Reply<IssueAnswer>>({ is: 'answer', id, answer })
})
tell<Reply<IssueAnswer>>({ is: 'ready' })

/** Triage may learn for seconds; between its steps, what somebody waits for goes first. */
async function triageAll() {
  for (let next = toTriage[0]; next; next = toTriage[0]) {
    const steps = triageInSteps(store, next.repo, next.number)
    let step = steps.next()
    for (; !step.done; step = steps.next()) await nextTurn()
    tell<Reply<IssueAnswer>>({ is: 'answer', id: next.id, answer: step.value })
    toTriage.shift()
  }
}
