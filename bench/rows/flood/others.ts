import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import { issuesPath } from '../../fixtures/hub.ts'
import { bearing, type SignedIn } from '../../fixtures/sign-in.ts'
import { openLane } from '../../measure/http-lane.ts'
import { createCalm } from '../../measure/calm.ts'
import { mustBeGood } from '../../measure/load.ts'
import type { Asked } from '../../measure/request.ts'

/** Latencies in milliseconds, and the share of them that was left out. */
export type Others = { reads: number[]; writes: number[]; lost: number }

/** Between one request of a person and the next, in milliseconds. */
const pause = 25

/** People who read, and now and then comment, at a steady pace, until `end` is there. */
export async function paced(
  port: number,
  people: readonly SignedIn[],
  issues: number,
  end: Promise<unknown>,
): Promise<Others> {
  const calm = createCalm<{ method: Asked['method']; took: number }>()
  const span = { over: false }
  const watch = end.finally(() => (span.over = true))
  const live = async (person: SignedIn, first: number) => {
    const lane = await openLane(port)
    for (let at = first; !span.over; at += 1) {
      const asked = ask(at, issues)
      const start = performance.now()
      mustBeGood(await lane.ask(bearing(asked, person)))
      const took = performance.now() - start
      calm.add({ method: asked.method, took })
      await sleep(Math.max(0, pause - took))
    }
    lane.close()
  }
  await Promise.all([watch, ...people.map((person, nth) => live(person, nth * 7919))])
  const of = (isRead: boolean) => calm.kept().flatMap(({ method, took }) => ((method === 'GET') === isRead ? took : []))
  return { reads: of(true), writes: of(false), lost: calm.lost() }
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
