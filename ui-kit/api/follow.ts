import type { Event } from '@smithers/api-spec/client/model/event'
import { createSignal, onCleanup } from 'solid-js'
import { refreshSession } from './session.ts'

/** `following` while the stream is open, `interrupted` while it is being reopened. */
export type Following = 'connecting' | 'following' | 'interrupted'

const gather = 50
const pauses = [1_000, 3_000, 10_000, 30_000]

/**
 * Follows the hub's log for as long as the calling component lives. Events come in order and in small batches, so that a burst
 * costs one update; after an interruption it goes on where it stopped, renewing the session when that was the reason.
 *
 * @param since the sequence number up to which the page already knows
 * @param take receives each batch, oldest first, none twice
 */
export function followLog(since: number, take: (events: readonly Event[]) => void): () => Following {
  const [state, setState] = createSignal<Following>('connecting')
  let last = since
  let failures = 0
  let stopped = false
  let batch: Event[] = []
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let gathering: ReturnType<typeof setTimeout> | undefined

  const deliver = () => {
    const events = batch
    batch = []
    gathering = undefined
    take(events)
  }
  const receive = (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as Event
    if (event.seq <= last) return
    last = event.seq
    batch.push(event)
    gathering ??= setTimeout(deliver, gather)
  }
  const reopen = async () => {
    await refreshSession()
    if (!stopped) open()
  }
  const open = () => {
    source = new EventSource(`/api/events/stream?since=${last}`)
    source.addEventListener('open', () => {
      failures = 0
      setState('following')
    })
    source.addEventListener('message', receive)
    source.addEventListener('error', () => {
      setState('interrupted')
      // A dropped connection is reopened by the browser; a refusal closes the source and is ours to retry.
      if (source?.readyState !== EventSource.CLOSED) return
      timer = setTimeout(() => void reopen(), pauses[Math.min(failures++, pauses.length - 1)])
    })
  }

  open()
  onCleanup(() => {
    stopped = true
    source?.close()
    clearTimeout(timer)
    clearTimeout(gathering)
  })
  return state
}
