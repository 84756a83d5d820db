import { Worker } from 'node:worker_threads'
import type { Reply, Request } from './messages.ts'

/** How a request ended: with an answer, past its time, or with the thread it ran in. */
export type Ended<Answer> =
  | { is: 'answered'; answer: Answer }
  | { is: 'late'; after: number }
  | { is: 'died'; reason: string }
  | { is: 'closed' }

export type Thread<Ask, Answer> = {
  /** `lane`: requests of one lane wait for each other, those of two lanes do not. `patience` counts from its turn, in ms. */
  ask(ask: Ask, how: { lane: number; patience: number }): Promise<Ended<Answer>>
  close(): Promise<void>
}

type Job<Ask, Answer> = {
  ask: Ask
  lane: number
  patience: number
  deaths: number
  end: (ended: Ended<Answer>) => void
}
type Running<Ask, Answer> = { job: Job<Ask, Answer>; timer: NodeJS.Timeout | undefined }

/** A request that was running when its thread died may have been its death: it is tried once more, then given up. */
const MOST_DEATHS = 2

/**
 * A worker thread that begins with the first request and is replaced when it dies or does not answer in time. What else
 * was asked of it is asked of the next one: requests must change nothing. It does not keep the process alive while idle.
 */
export function createThread<Ask, Answer>(file: URL, workerData: unknown, megabytes: number): Thread<Ask, Answer> {
  const waiting: Job<Ask, Answer>[] = []
  const running = new Map<number, Running<Ask, Answer>>()
  let worker: Worker | undefined
  let ready = false
  let closed = false
  let lastId = 0

  const begin = () => {
    const mine = new Worker(file, {
      workerData,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 8 },
    })
    worker = mine
    let reason = 'it ended'
    mine.on('message', (reply: Reply<Answer>) => {
      if (mine !== worker) return
      if (reply.is === 'ready') ready = true
      else finish(reply.id, { is: 'answered', answer: reply.answer })
      next()
    })
    mine.on('error', (error) => {
      reason = String(error instanceof Error ? error.stack : error)
    })
    mine.on('exit', () => {
      if (mine === worker) replace(reason)
    })
  }

  const finish = (id: number, ended: Ended<Answer>) => {
    const one = running.get(id)
    if (!one) return
    running.delete(id)
    clearTimeout(one.timer)
    one.job.end(ended)
  }

  /** Lets go of the worker; what ran in it goes to the head of the queue, unless it has seen too many workers die. */
  const replace = (reason: string | null) => {
    const gone = worker
    const startedUp = ready
    worker = undefined
    ready = false
    void gone?.terminate()
    for (const [id, { job, timer }] of [...running].toReversed()) {
      clearTimeout(timer)
      running.delete(id)
      if (reason !== null && ++job.deaths >= MOST_DEATHS) job.end({ is: 'died', reason })
      else waiting.unshift(job)
    }
    // A worker that cannot even begin would be begun for ever.
    if (reason !== null && !startedUp) for (const job of waiting.splice(0)) job.end({ is: 'died', reason })
    next()
  }

  const next = () => {
    if (closed) return
    if (waiting.length > 0 && !worker) begin()
    if (worker && ready) for (const job of takeFree()) start(worker, job)
    if (running.size + waiting.length > 0) worker?.ref()
    else worker?.unref()
  }

  const takeFree = () => {
    const busy = new Set([...running.values()].map(({ job }) => job.lane))
    const taken: Job<Ask, Answer>[] = []
    for (let at = 0; at < waiting.length; at++) {
      const job = waiting[at]
      if (!job || busy.has(job.lane)) continue
      busy.add(job.lane)
      waiting.splice(at--, 1)
      taken.push(job)
    }
    return taken
  }

  const start = (to: Worker, job: Job<Ask, Answer>) => {
    const id = ++lastId
    const timer = setTimeout(() => {
      finish(id, { is: 'late', after: job.patience })
      replace(null)
    }, job.patience)
    running.set(id, { job, timer })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread is no window
    to.postMessage({ id, ask: job.ask } satisfies Request<Ask>)
  }

  return {
    ask(ask, { lane, patience }) {
      if (closed) return Promise.resolve({ is: 'closed' })
      return new Promise((end) => {
        waiting.push({ ask, lane, patience, deaths: 0, end })
        next()
      })
    },
    async close() {
      closed = true
      for (const id of running.keys()) finish(id, { is: 'closed' })
      for (const job of waiting.splice(0)) job.end({ is: 'closed' })
      const last = worker
      worker = undefined
      await last?.terminate()
    },
  }
}
