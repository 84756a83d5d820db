/** A request that waits for the monolith to begin its answer. */
type Waiting = { since: number; giveUp(): void }

/** Oldest first. */
const waiting = new Set<Waiting>()
/** Whether the last that was heard of the monolith is that somebody waited in vain. */
let hangs = false

/** Of the usual patience, what a monolith that hangs gets. */
const shareOfHanging = 0.1

/**
 * What was asked for, or nothing when it has not begun in time. A timer for each read would cost a twentieth of it, so whoever asks
 * next looks after those that wait; once one of them has waited in vain, each has a timer until the monolith is heard of again.
 * @param patience milliseconds
 */
export function inTime(asked: Promise<Response>, patience: number): Promise<Response | undefined> {
  const now = Date.now()
  for (const one of waiting) {
    if (one.since + patience > now) break
    one.giveUp()
  }
  return new Promise((resolve, reject) => {
    let timer: number | null = null
    const mine: Waiting = {
      since: now,
      giveUp() {
        hangs = true
        end()
        resolve(undefined)
      },
    }
    const end = () => {
      waiting.delete(mine)
      if (timer !== null) clearTimeout(timer)
    }
    waiting.add(mine)
    if (hangs) timer = setTimeout(mine.giveUp, patience * shareOfHanging)
    const hear = (answer: Response) => {
      hangs = false
      end()
      return resolve(answer)
    }
    const fail = (error: Error) => {
      end()
      return reject(error)
    }
    asked.then(hear, fail)
  })
}
