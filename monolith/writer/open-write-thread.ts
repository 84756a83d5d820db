import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

import { createGathering } from './gather.ts'
import type { Settled } from './group.ts'
import type { FromWriter, Told, ToWriter, WriterSettings } from './messages.ts'
import type { OpenWriter } from './open-writer.ts'
import { writerOver, type Order } from './orders.ts'

type Asked = PromiseWithResolvers<FromWriter>

/**
 * A writer in a thread of its own, so that nobody who reads waits for a write or the disk. Should it break down, what was under
 * way rejects (whether it was written then shows in the log), and the next order begins another.
 * @param onCommit called after each group that changed the log, before those who gave the orders are answered
 */
export function openWriteThread(settings: WriterSettings, onCommit: () => void): OpenWriter {
  const asked: Asked[] = []
  let worker: Worker | undefined
  let closing: Promise<void> | undefined

  const begin = () => {
    const mine = new Worker(new URL('./write-worker.ts', import.meta.url), {
      workerData: settings,
      execArgv: [],
    })
    let reason = 'it ended'
    mine.on('message', (answer: FromWriter) => asked.shift()?.resolve(answer))
    mine.on('error', (error) => {
      reason = String(error instanceof Error ? error.stack : error)
    })
    mine.on('exit', () => {
      worker = undefined
      for (const { reject } of asked.splice(0)) reject(new Error(`the writing thread broke down: ${reason}`))
    })
    return mine
  }
  const send = (message: ToWriter) => {
    worker ??= begin()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread is no window
    worker.postMessage(message)
  }
  const ask = async (message: ToWriter): Promise<FromWriter> => {
    // What cannot be sent throws here, and nobody waits for its answer.
    send(message)
    const waiting = Promise.withResolvers<FromWriter>()
    asked.push(waiting)
    return await waiting.promise
  }
  const runGroup = async (orders: readonly Order[]): Promise<Settled[]> => {
    const answer = await ask({ is: 'group', orders })
    if (answer.is !== 'group') throw new Error('the writing thread answered something else than it was asked')
    if (answer.committed) onCommit()
    return answer.told.map(settledOf)
  }
  const gathering = createGathering(runGroup)
  const end = async () => {
    await gathering.idle()
    if (!worker) return
    const ended = once(worker, 'exit')
    send({ is: 'close' })
    await ended
  }

  worker = begin()
  return {
    ...writerOver((order) =>
      closing ? Promise.reject(new Error('the writer was asked of a hub that is closed')) : gathering.order(order),
    ),
    async standStill(moment, threads, patience) {
      if (closing) return false
      const answer = await ask({ is: 'stand-still', moment, threads, patience })
      return answer.is === 'stood-still' && answer.inTime
    },
    close: () => (closing ??= end()),
  }
}

function settledOf(told: Told): Settled {
  if (told.ok) return told
  return { ok: false, error: Object.assign(new Error(told.message), { stack: told.stack }) }
}
