/** A request that waits for the monolith to begin its answer. */
type Waiting = { since: number; giveUp(): void }

/** Oldest first. */
const waiting = new Set<Waiting>()
/** Whether the last that was heard of the monolith is that somebody waited in vain. */
let hangs = false
/** Until when there need be no other watch; milliseconds since 1970. */
let watchedUntil = 0

/** Of the usual patience, what a monolith that hangs gets. */
const shareOfHanging = 0.1
/** Milliseconds from one watch to the next. */
const watchEvery = 1_000

/**
 * What was asked for, or nothing when it has not begun in time. A timer for each read would cost a twentieth of it, so one request a
 * second is the watch: it has a timer, and gives up for all that have waited too long when it is over. So does whoever asks next. Once
 * somebody has waited in vain, each has a short timer until the monolith is heard of again.
 * @param patience milliseconds
 */
export function inTime(asked: Promise<Response>, patience: number): Promise<Response | undefined> {
  const now = Date.now()
  giveUpLate(now, patience)
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
    else if (now >= watchedUntil) {
      watchedUntil = now + watchEvery
      // Later by as much as others may have begun after it.
      timer = setTimeout(() => giveUpLate(Date.now(), patience), patience + watchEvery)
    }
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

function giveUpLate(now: number, patience: number): void {
  for (const one of waiting) {
    if (one.since + patience > now) return
    one.giveUp()
  }
}
