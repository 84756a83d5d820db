import { existsSync, readFileSync } from 'node:fs'

export type Calm<Sample> = {
  /** Takes a measurement that has just ended. */
  add(sample: Sample): void
  /** What was measured while the machine was left to itself, up to the last whole moment. */
  kept(): readonly Sample[]
  /** Share of all measurements that do not count, 0 to 1. */
  lost(): number
}

/** Milliseconds that are judged as one. */
const MOMENT = 500
/** Share of the processors' time that the host of a virtual machine may take in a moment that counts. */
const MOST_STOLEN = 0.02

/**
 * Keeps what was measured while the host of this virtual machine left it its processors: another machine's load on the host makes
 * single requests many times slower, for seconds at a time, and says nothing of us. On a machine of its own everything is kept.
 */
export function createCalm<Sample>(): Calm<Sample> {
  const kept: Sample[] = []
  let moment: Sample[] = []
  let lost = 0
  let began = performance.now()
  let before = processorTicks()
  return {
    add(sample) {
      moment.push(sample)
      if (performance.now() - began < MOMENT) return
      const now = processorTicks()
      const isCalm = now.stolen - before.stolen <= MOST_STOLEN * (now.all - before.all)
      if (isCalm) kept.push(...moment)
      else lost += moment.length
      moment = []
      began = performance.now()
      before = now
    },
    kept: () => kept,
    lost: () => lost / Math.max(1, lost + kept.length),
  }
}

/** First line of `/proc/stat` (proc(5)): the eighth figure is time that the host gave to others. */
function processorTicks(): { all: number; stolen: number } {
  if (!existsSync('/proc/stat')) return { all: 0, stolen: 0 }
  const line = readFileSync('/proc/stat', 'latin1').split('\n', 1)[0] ?? ''
  const ticks = line.trim().split(/\s+/).slice(1, 9).map(Number)
  return { all: ticks.reduce((sum, one) => sum + one, 0), stolen: ticks[7] ?? 0 }
}

/** To stand beside a figure: how much of it was left out, if anything. */
export const leftOut = (share: number) =>
  share < 0.005 ? '' : `; ${Math.round(share * 100)} % left out, when the host had the processors`
