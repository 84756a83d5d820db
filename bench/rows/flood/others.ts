import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import { issuesPath } from '../../fixtures/hub.ts'
import { bearing, type SignedIn } from '../../fixtures/sign-in.ts'
import { openLane } from '../../measure/http-lane.ts'
import { mustBeGood } from '../../measure/load.ts'
import type { Asked } from '../../measure/request.ts'

/** Latencies in milliseconds. */
export type Others = { reads: number[]; writes: number[] }

/** Between one request of a person and the next, in milliseconds. */
const pause = 25

/** People who read, and now and then comment, at a steady pace, until `end` is there. */
export async function paced(
  port: number,
  people: readonly SignedIn[],
  issues: number,
  end: Promise<unknown>,
): Promise<Others> {
  const found: Others = { reads: [], writes: [] }
  const span = { over: false }
  const watch = end.finally(() => (span.over = true))
  const live = async (person: SignedIn, first: number) => {
    const lane = await openLane(port)
    for (let at = first; !span.over; at += 1) {
      const asked = ask(at, issues)
      const start = performance.now()
      mustBeGood(await lane.ask(bearing(asked, person)))
      const took = performance.now() - start
      found[asked.method === 'GET' ? 'reads' : 'writes'].push(took)
      await sleep(Math.max(0, pause - took))
    }
    lane.close()
  }
  await Promise.all([watch, ...people.map((person, nth) => live(person, nth * 7919))])
  return found
}

function ask(at: number, issues: number): Asked {
  const issue = `${issuesPath}/${1 + (at % issues)}`
  if (at % 4 === 0)
    return {
      method: 'POST',
      path: `${issue}/comments`,
      headers: { 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({ body: `Seen again (${at}).` }),
    }
  return { method: 'GET', path: at % 4 === 1 ? issuesPath : issue }
}
