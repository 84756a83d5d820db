import type { Outcome } from '@smithers/ui-kit/api/answer'
import type { Problem } from '@smithers/ui-kit/api/problem'

/** One call on its way. `about` is what it changes, `act` which of its changes; `lot` are the calls of one decision. */
export type Letter<T> = {
  about: number
  act: unknown
  lot: unknown
  call: () => Promise<Outcome<T>>
}

/** What came of a letter. Withdrawn: it never left, because it was taken back before or what it would undo had failed. */
export type Sent<T> = { is: 'answered'; outcome: Outcome<T>; overtaken: boolean } | { is: 'withdrawn' }

type Waiting<T> = Letter<T> & { undoes: boolean; settle: (sent: Sent<T>) => void }

/**
 * Sends calls in the order in which they were decided, several at a time, never two about the same thing. So an undo cannot
 * reach the hub before what it undoes; one that was not sent yet never leaves; and where a whole lot would be refused for the
 * same reason, the first refusal speaks for all.
 *
 * @param lanes how many calls may be under way at once
 * @param counted is told how many are waiting or under way, whenever that changes
 */
export function openOutbox<T>(lanes: number, counted: (count: number) => void) {
  const queue: Waiting<T>[] = []
  const under = new Map<number, Waiting<T>>()
  const tell = () => counted(queue.length + under.size)
  const alike = (a: Letter<T>, b: Letter<T>) => a.about === b.about && a.act === b.act

  const withdraw = (gone: Waiting<T>, sent: Sent<T> = { is: 'withdrawn' }) => {
    queue.splice(queue.indexOf(gone), 1)
    gone.settle(sent)
  }

  const leave = async (letter: Waiting<T>) => {
    under.set(letter.about, letter)
    const outcome = await letter.call()
    under.delete(letter.about)
    if (!outcome.ok) {
      const undoing = queue.find((one) => one.undoes && alike(one, letter))
      if (undoing && !letter.undoes) withdraw(undoing)
      if (refusesAll(outcome.problem))
        for (const one of queue.filter(({ lot }) => lot === letter.lot))
          withdraw(one, { is: 'answered', outcome, overtaken: false })
    }
    letter.settle({ is: 'answered', outcome, overtaken: queue.some((one) => alike(one, letter)) })
    next()
  }

  const next = () => {
    for (let at = 0; at < queue.length && under.size < lanes;) {
      const letter = queue[at]!
      if (under.has(letter.about)) at++
      else void (queue.splice(at, 1), leave(letter))
    }
    tell()
  }

  const post = (letter: Letter<T>, undoes: boolean): Promise<Sent<T>> =>
    new Promise((settle) => {
      queue.push({ ...letter, undoes, settle })
      next()
    })

  return {
    send: (letter: Letter<T>): Promise<Sent<T>> => post(letter, false),
    /** Sends the opposite of what was sent with the same `about` and `act`; if that has not left yet, neither does. */
    takeBack: (letter: Letter<T>): Promise<Sent<T>> => {
      const former = queue.findLast((one) => alike(one, letter))
      if (!former || former.undoes) return post(letter, true)
      withdraw(former)
      tell()
      return Promise.resolve({ is: 'withdrawn' })
    },
  }
}

/* Not reached, not known, not allowed, no allowance left: the next call of the lot would hear the same. */
function refusesAll(problem: Problem): boolean {
  return [0, 401, 403, 429, 503].includes(problem.status)
}
