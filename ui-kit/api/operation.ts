import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import { type Answered, type Outcome, type ValueOf, outcomeOf } from './answer.ts'
import type { Problem } from './problem.ts'
import './transport.ts'

/** A read under way or done. `value` of a former read stays while the next one runs, so a page never blinks. */
export type Loaded<T> =
  | { is: 'loading'; value?: T | undefined }
  | { is: 'ready'; value: T }
  | { is: 'problem'; problem: Problem; value?: T | undefined }

export type Read<T> = {
  /** Tagged union; read it inside a tracking scope. */
  state: () => Loaded<T>
  /** The last good value, whatever is under way now. */
  value: () => T | undefined
  problem: () => Problem | undefined
  loading: () => boolean
  refetch: () => void
  /** Shows a value before the hub confirms it; `refetch` puts the truth back. */
  put: (value: T) => void
}

/**
 * Reads an operation and reads it again whenever `args` changes; a read that is overtaken is aborted and its answer dropped.
 *
 * @param args reactive input of the call; undefined means "not yet"
 * @param call one function of the generated client
 * @param first a value that came with the page; then nothing is fetched until `args` changes
 * @example const issue = read(() => ({ number: number() }), ({ number }, init) => getIssue('o', 'r', number, init))
 */
export function read<A, R extends Answered>(
  args: () => A | undefined,
  call: (args: A, init: RequestInit) => Promise<R>,
  first?: ValueOf<R>,
): Read<ValueOf<R>> {
  type T = ValueOf<R>
  const [state, setState] = createSignal<Loaded<T>>(
    first === undefined ? { is: 'loading' } : { is: 'ready', value: first },
  )
  const [again, setAgain] = createSignal(0)
  let running: AbortController | undefined
  let skip = first !== undefined

  createEffect(
    on([args, again], ([input]) => {
      running?.abort()
      if (skip) return void (skip = false)
      if (input === undefined) return
      const mine = new AbortController()
      running = mine
      setState((was) => ({ is: 'loading', value: was.value }))
      void outcomeOf(() => call(input, { signal: mine.signal })).then(
        (outcome) => mine.signal.aborted || setState((was) => loaded(outcome, was.value)),
        (failure: unknown) => {
          if (!mine.signal.aborted) throw failure
        },
      )
    }),
  )
  onCleanup(() => running?.abort())

  return {
    state,
    value: () => state().value,
    problem: () => {
      const now = state()
      return now.is === 'problem' ? now.problem : undefined
    },
    loading: () => state().is === 'loading',
    refetch: () => setAgain((count) => count + 1),
    put: (value) => setState({ is: 'ready', value }),
  }
}

function loaded<T>(outcome: Outcome<T>, former: T | undefined): Loaded<T> {
  return outcome.ok ? { is: 'ready', value: outcome.value } : { is: 'problem', problem: outcome.problem, value: former }
}

export type Write<A extends unknown[], T> = {
  /** Calls the operation; the outcome comes back and is also kept in the signals below. */
  run: (...args: A) => Promise<Outcome<T>>
  pending: () => boolean
  problem: () => Problem | undefined
  value: () => T | undefined
  /** Forgets the last outcome. */
  clear: () => void
}

/**
 * An operation that changes something, run when asked.
 *
 * @param call one function of the generated client
 * @example const label = write((number: number, name: string) => labelIssue('o', 'r', number, { name }))
 */
export function write<A extends unknown[], R extends Answered>(call: (...args: A) => Promise<R>): Write<A, ValueOf<R>> {
  const [pending, setPending] = createSignal(0)
  const [outcome, setOutcome] = createSignal<Outcome<ValueOf<R>>>()
  const run = async (...args: A) => {
    setPending((count) => count + 1)
    try {
      const done = await outcomeOf(() => call(...args))
      setOutcome(() => done)
      return done
    } finally {
      setPending((count) => count - 1)
    }
  }
  return {
    run,
    pending: () => pending() > 0,
    problem: () => {
      const last = outcome()
      return last && !last.ok ? last.problem : undefined
    },
    value: () => {
      const last = outcome()
      return last?.ok ? last.value : undefined
    },
    clear: () => setOutcome(),
  }
}
