import type { Ask } from '../gate/ask.ts'
import { internally, type Claims } from '../gate/caller.ts'
import { checkStanding } from '../policy/check-standing.ts'
import { forward } from './forward.ts'

/** Milliseconds between two looks at whether the listener may still listen. */
const lookEvery = 1_000

/**
 * Passes a stream of events through as it comes, for as long as the caller's tier, session and account stand: after a demotion or a ban
 * nothing more is handed over and the stream ends.
 */
export async function followStream(ask: Ask): Promise<Response> {
  const { request, url, caller, env } = ask
  const answer = await forward(
    {
      method: 'GET',
      pathAndQuery: url.pathname + url.search,
      headers: request.headers,
      body: new Uint8Array(0),
      signal: request.signal,
    },
    internally(caller),
    env,
  )
  if (!answer.ok || answer.body === null) return answer
  const headers = new Headers(answer.headers)
  headers.set('cache-control', 'no-store')
  headers.set('x-accel-buffering', 'no')
  return new Response(answer.body.pipeThrough(whileAllowed(caller as Claims, ask)), { status: answer.status, headers })
}

function whileAllowed(caller: Claims, ask: Ask): TransformStream<Uint8Array, Uint8Array> {
  let looked = Date.now()
  return new TransformStream({
    async transform(chunk, controller) {
      if (Date.now() - looked >= lookEvery) {
        looked = Date.now()
        if (!(await checkStanding(caller, ask)).ok) return controller.terminate()
      }
      controller.enqueue(chunk)
    },
  })
}
