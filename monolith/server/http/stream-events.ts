import type { Operation } from '@smithers/api-spec/commands/catalogue'
import type { components } from '@smithers/api-spec/types'
import { no } from '@smithers/core/result'
import { invalidInput } from '@smithers/core/text/check-text'
import type { Context } from 'hono'

import { toAnswer } from '../dispatch.ts'
import { readInput } from '../read-input.ts'
import type { Incoming } from './incoming.ts'

type Event = components['schemas']['Event']

/** Calls back for every event after `since`, the ones of the past first; answers how to stop. */
export type Follow = (since: number | undefined, onEvent: (event: Event) => void) => () => void

/** Milliseconds between two signs of life, so that a dead connection is found and an idle one is kept. */
const HEARTBEAT = 15_000
/** Bytes that may wait for a slow reader before it is let go; it comes back with Last-Event-ID and loses nothing. */
const MOST_WAITING = 8 * 1024 * 1024

/** Answers with server-sent events (WHATWG HTML section 9.2): one log event each, its sequence number as id. */
export function streamEvents(
  { follow, closing }: { follow: Follow; closing: AbortSignal },
  operation: Operation,
  parameters: Record<string, unknown>,
  incoming: Incoming,
  c: Context,
): Response {
  const input = readInput(operation.id, { parameters, body: undefined })
  if (!input.ok) return problemResponse(c, input.problem)
  const resumed = incoming.header('last-event-id')
  if (resumed !== undefined && !/^\d{1,15}$/.test(resumed))
    return problemResponse(c, invalidInput([{ pointer: '/Last-Event-ID', message: 'is not a sequence number' }]))
  const since = resumed === undefined ? (input.value['since'] as number | undefined) : Number(resumed)
  return c.body(eventStream(follow, closing, since), 200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
}

function problemResponse(c: Context, refused: Parameters<typeof invalidInputAnswer>[0]): Response {
  const { status, body, headers } = invalidInputAnswer(refused)
  return c.body(JSON.stringify(body), status as 422, headers)
}

const invalidInputAnswer = (refused: ReturnType<typeof invalidInput>) => toAnswer(no(refused))

function eventStream(follow: Follow, closing: AbortSignal, since: number | undefined): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let stop = () => {}
  let forget = () => {}
  let heartbeat: NodeJS.Timeout | undefined
  const end = () => {
    stop()
    forget()
    clearInterval(heartbeat)
  }
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const letGo = () => {
          end()
          controller.close()
        }
        const send = (text: string) => {
          controller.enqueue(encoder.encode(text))
          if ((controller.desiredSize ?? 0) < -MOST_WAITING) letGo()
        }
        send(': follows\n\n')
        stop = follow(since, (event) => send(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`))
        heartbeat = setInterval(() => send(':\n\n'), HEARTBEAT)
        heartbeat.unref()
        closing.addEventListener('abort', letGo)
        forget = () => closing.removeEventListener('abort', letGo)
      },
      cancel: end,
    },
    { highWaterMark: 0, size: (chunk) => chunk?.length ?? 0 },
  )
}
