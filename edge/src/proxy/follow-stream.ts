import type { Ask } from '../gate/ask.ts'
import { internally, type Claims } from '../gate/caller.ts'
import { checkStanding } from '../policy/check-standing.ts'
import { forward } from './forward.ts'

/** Milliseconds between two looks at whether the listener may still listen, while events come and while none do. */
const lookEvery = 1_000
const lookIdly = 3_000

/**
 * Passes a stream of events through as it comes, for as long as the caller's tier, session and account stand: after a demotion or a ban
 * the stream ends within seconds.
 */
export async function followStream(ask: Ask): Promise<Response> {
  const { request, target, caller, env } = ask
  const sent = {
    method: 'GET',
    pathAndQuery: target,
    headers: request.headers,
    body: new Uint8Array(0),
    signal: request.signal,
  }
  const answer = await forward(sent, internally(caller), env)
  if (!answer.ok || answer.body === null) return answer
  const headers = new Headers(answer.headers)
  headers.set('x-accel-buffering', 'no')
  if (request.method === 'HEAD') {
    await answer.body.cancel()
    return new Response(null, { status: answer.status, headers })
  }
  return new Response(answer.body.pipeThrough(whileAllowed(caller as Claims, ask)), { status: answer.status, headers })
}

function whileAllowed(caller: Claims, ask: Ask): TransformStream<Uint8Array, Uint8Array> {
  let looked = Date.now()
  let timer: ReturnType<typeof setInterval> | null = null
  const look = async (controller: TransformStreamDefaultController<Uint8Array>): Promise<boolean> => {
    looked = Date.now()
    const { ok } = await checkStanding(caller, ask)
    if (!ok) {
      clearInterval(timer)
      controller.terminate()
    }
    return ok
  }
  return new TransformStream({
    start(controller) {
      timer = setInterval(() => void look(controller), lookIdly)
    },
    async transform(chunk, controller) {
      if (Date.now() - looked < lookEvery || (await look(controller))) controller.enqueue(chunk)
    },
    flush: () => clearInterval(timer),
    cancel: () => clearInterval(timer),
  })
}
