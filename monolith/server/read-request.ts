/** Reads what a request carries before anything is decided: its target, its names, its body within a bound. */
import { problem, type AnyProblem } from '@smithers/api-spec/contract'
import { no, ok, type Result } from '@smithers/core/result'

const empty = new Uint8Array()

/** @param limit bytes; one more and it is refused without being read further */
export async function readBody(request: Request, limit: number): Promise<Result<Uint8Array, AnyProblem>> {
  if (request.body === null || request.method === 'GET') return ok(empty)
  const told = Number(request.headers.get('content-length') ?? 0)
  if (told > limit) return no(tooLarge(limit))
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body) {
    size += part.length
    if (size > limit) return no(tooLarge(limit))
    parts.push(part)
  }
  return ok(parts.length === 1 ? parts[0]! : Buffer.concat(parts))
}

const tooLarge = (limit: number) => problem('body-too-large', `A body may have ${limit} bytes here.`, { limit })

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The body as a JSON value; an empty one counts as `{}`. */
export function parseBody(request: Request, bytes: Uint8Array): Result<unknown, AnyProblem> {
  if (bytes.length === 0) return ok({})
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    return no(
      problem(
        'media-type-refused',
        type === '' ? 'The request has a body and no Content-Type.' : `Content-Type is ${type}.`,
        {},
      ),
    )
  }
  try {
    return ok(JSON.parse(decoder.decode(bytes)) as unknown)
  } catch (error) {
    // TypeError: not UTF-8. SyntaxError: not JSON.
    if (error instanceof TypeError || error instanceof SyntaxError)
      return no(problem('malformed-json', `${error.message}.`, {}))
    throw error
  }
}

/** Query parameters; one that is given twice becomes a list. */
export function readQuery(search: string, into: Record<string, unknown>) {
  if (search === '') return
  for (const [name, value] of new URLSearchParams(search)) {
    const before = into[name]
    into[name] =
      before === undefined ? value : Array.isArray(before) ? [...(before as string[]), value] : [before, value]
  }
}
