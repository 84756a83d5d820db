import type { Ask } from '../gate/ask.ts'
import { anonymous, internally } from '../gate/caller.ts'
import { forward } from './forward.ts'

/** Milliseconds that an answer to nobody in particular is served as it is. */
const freshFor = 1_000
/** Milliseconds after that in which it is still served while a newer one is fetched. */
const staleFor = 9_000

/** Rises with every write that passes here, so that whoever wrote reads what was written. */
let generation = 0
export const forgetPublicReads = (): void => void generation++

const underWay = new Set<string>()

/**
 * Answers a read that needs no account, from the cache where it can: fresh answers at once, older ones at once too while a newer one is
 * fetched behind them. Only what an anonymous caller gets is ever kept, under path and query.
 */
export async function readPublic(ask: Ask): Promise<Response> {
  const key = `https://public.invalid/${generation}${ask.target}`
  const kept = await caches.default.match(key)
  if (kept === undefined) return await fetchAndKeep(key, ask)
  if (Number(kept.headers.get('x-fresh-until')) < Date.now() && !underWay.has(key)) {
    underWay.add(key)
    ask.context.waitUntil(fetchAndKeep(key, ask).finally(() => underWay.delete(key)))
  }
  return shown(kept, ask.request)
}

async function fetchAndKeep(key: string, ask: Ask): Promise<Response> {
  const headers = new Headers()
  const pathAndQuery = ask.target
  const answer = await forward(
    { method: 'GET', pathAndQuery, headers, body: new Uint8Array(0) },
    internally(anonymous),
    ask.env,
  )
  if (answer.status !== 200) return answer
  const keep = new Response(answer.clone().body, answer)
  keep.headers.set('cache-control', `public, max-age=${(freshFor + staleFor) / 1000}`)
  keep.headers.set('x-fresh-until', String(Date.now() + freshFor))
  ask.context.waitUntil(caches.default.put(key, keep))
  return shown(answer, ask.request)
}

/** Browsers keep it and ask again each time; the ETag makes asking cheap. */
function shown(answer: Response, request: Request): Response {
  const etag = answer.headers.get('etag')
  const headers = new Headers(answer.headers)
  headers.set('cache-control', 'no-cache')
  headers.set('vary', 'cookie, authorization')
  for (const name of ['x-fresh-until', 'cf-cache-status', 'age']) headers.delete(name)
  if (etag !== null && matches(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers })
  return new Response(answer.body, { status: answer.status, headers })
}

/** RFC 9110, section 13.1.2: a weak comparison against any of a list. */
function matches(asked: string | null, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return asked !== null && (asked.trim() === '*' || asked.split(',').some((tag) => bare(tag) === bare(etag)))
}
