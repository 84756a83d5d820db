/** Follows the log over server-sent events (WHATWG HTML 9.2); a caller resumes with `Last-Event-ID`. */
import type { components } from '@smithers/api-spec/types'

export type WireEvent = components['schemas']['Event']
/** Calls back with every event after `since`, first those that are there, then each as it is appended. @returns a stop */
export type Follow = (since: number | null, onEvent: (event: WireEvent) => void) => () => void

const heartbeat = 15_000

export function streamEvents(request: Request, outside: Record<string, unknown>, follow: Follow): Response {
  const last = Number(request.headers.get('last-event-id') ?? Number.NaN)
  const since =
    Number.isSafeInteger(last) && last >= 0 ? last : typeof outside['since'] === 'number' ? outside['since'] : null
  let stop = () => {}
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string) => controller.enqueue(encoder.encode(text))
      say(': following\n\n')
      const unfollow = follow(since, (event) => say(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`))
      const beat = setInterval(() => say(': still here\n\n'), heartbeat)
      stop = () => {
        clearInterval(beat)
        unfollow()
      }
      request.signal.addEventListener('abort', () => stop())
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  })
}
