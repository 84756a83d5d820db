import { fetcher } from '@smithers/api-spec/fetcher'
import { createRoot, createSignal } from 'solid-js'
import { expect, test, vi } from 'vitest'
import { outcomeOf } from './answer.ts'
import { read, write } from './operation.ts'

type Good = { status: 200; data: { n: number } }
type Bad = { status: 404; data: { type: string; title: string; status: number } }
const good = (n: number): Good => ({ status: 200, data: { n } })
const bad: Bad = {
  status: 404,
  data: { type: 'urn:smithers:problem:issue-not-found', title: 'No such issue', status: 404 },
}

/** Answers that the test gives when it wants to. */
function desk() {
  const waiting: { n: number; answer: (with_: Good | Bad) => void; signal: AbortSignal }[] = []
  const call = ({ n }: { n: number }, { signal }: RequestInit) =>
    new Promise<Good | Bad>((answer, refuse) => {
      waiting.push({ n, answer, signal: signal! })
      signal!.addEventListener('abort', () => refuse(new DOMException('gone', 'AbortError')))
    })
  return { waiting, call }
}

test('a read goes from loading to ready, and to loading with the former value when it is asked again', async () => {
  const { waiting, call } = desk()
  const issue = createRoot(() => read(() => ({ n: 1 }), call))
  await vi.waitFor(() => expect(waiting).toHaveLength(1))
  expect(issue.state()).toEqual({ is: 'loading' })
  waiting[0]!.answer(good(1))
  await vi.waitFor(() => expect(issue.state()).toEqual({ is: 'ready', value: { n: 1 } }))
  issue.refetch()
  expect(issue.state()).toEqual({ is: 'loading', value: { n: 1 } })
  waiting[1]!.answer(bad)
  await vi.waitFor(() => expect(issue.problem()?.title).toBe('No such issue'))
  expect(issue.value()).toEqual({ n: 1 })
})

test('an overtaken read is aborted, and its late answer is dropped', async () => {
  const { waiting, call } = desk()
  const [n, setN] = createSignal(1)
  const issue = createRoot(() => read(() => ({ n: n() }), call))
  await vi.waitFor(() => expect(waiting).toHaveLength(1))
  setN(2)
  expect(waiting[0]!.signal.aborted).toBe(true)
  waiting[1]!.answer(good(2))
  waiting[0]!.answer(good(1))
  await vi.waitFor(() => expect(issue.value()).toEqual({ n: 2 }))
})

test('no input means not yet, and a first value means no request', async () => {
  const { waiting, call } = desk()
  const [n, setN] = createSignal<number>()
  createRoot(() => read(() => (n() === undefined ? undefined : { n: n()! }), call))
  const first = createRoot(() => read(() => ({ n: 1 }), call, { n: 9 }))
  await Promise.resolve()
  expect(waiting).toHaveLength(0)
  expect(first.state()).toEqual({ is: 'ready', value: { n: 9 } })
  setN(3)
  expect(waiting.map((one) => one.n)).toEqual([3])
})

test('a part that leaves aborts its read', async () => {
  const { waiting, call } = desk()
  createRoot((dispose) => {
    read(() => ({ n: 1 }), call)
    queueMicrotask(dispose)
  })
  await vi.waitFor(() => expect(waiting[0]?.signal.aborted).toBe(true))
})

test('a write is pending while any of its runs is, and keeps the last problem until cleared', async () => {
  const answers: ((with_: Good | Bad) => void)[] = []
  const label = write((_n: number) => new Promise<Good | Bad>((answer) => answers.push(answer)))
  const first = label.run(1)
  const second = label.run(2)
  answers[0]!(good(1))
  expect(await first).toEqual({ ok: true, value: { n: 1 } })
  expect(label.pending()).toBe(true)
  answers[1]!(bad)
  expect((await second).ok).toBe(false)
  expect(label.pending()).toBe(false)
  expect(label.problem()?.status).toBe(404)
  label.clear()
  expect(label.problem()).toBeUndefined()
})

test('a bug is thrown on, not dressed as a problem', async () => {
  await expect(outcomeOf(() => Promise.reject(new RangeError('bug')))).rejects.toThrow('bug')
})

test('html from a proxy is a broken contract, with a way forward', async () => {
  const outcome = await outcomeOf(() => fetcher<Good>('/api/test/broken'))
  expect(outcome).toMatchObject({ ok: false, problem: { type: 'urn:smithers:problem:contract-violation', status: 0 } })
})

test('no answer at all is a problem, too', async () => {
  const outcome = await outcomeOf(() => fetcher<Good>('http://127.0.0.1:1/'))
  expect(outcome).toMatchObject({ ok: false, problem: { type: 'urn:smithers:problem:unreachable' } })
})
