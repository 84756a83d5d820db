import { openLane, type Answer, type Lane } from './http-lane.ts'

/** Latencies in milliseconds, one for each request. */
export type Load = { requests: number; latencies: number[]; seconds: number }

/**
 * Asks a server over kept-alive connections as fast as it answers.
 * @param requests made ahead, so that making them costs nothing now; the load ends early when they are used up
 * @param milliseconds how long to go on asking
 * @param check throws when an answer is not what it should be; by default, when it is not a 2xx
 */
export async function load(
  port: number,
  connections: number,
  milliseconds: number,
  requests: readonly Buffer[],
  check: (answer: Answer) => void = mustBeGood,
): Promise<Load> {
  const lanes = await Promise.all(Array.from({ length: connections }, () => openLane(port)))
  const latencies: number[] = []
  const start = performance.now()
  let at = 0
  const run = async (lane: Lane) => {
    for (;;) {
      const request = requests[at]
      const asked = performance.now()
      if (request === undefined || asked - start >= milliseconds) return
      at += 1
      check(await lane.ask(request))
      latencies.push(performance.now() - asked)
    }
  }
  await Promise.all(lanes.map(run))
  const seconds = (performance.now() - start) / 1000
  for (const lane of lanes) lane.close()
  return { requests: latencies.length, latencies, seconds }
}

export function mustBeGood({ status, body }: Answer) {
  if (status < 200 || status > 299) throw new Error(`answered ${status}: ${body.toString().slice(0, 300)}`)
}
