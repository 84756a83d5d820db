import type { Operation } from '@smithers/api-spec/commands/catalogue'
import { problem } from '@smithers/api-spec/contract'
import { no, ok } from '@smithers/core/result'

const mebibyte = 1_048_576
/** Whole issue lists come in one body. */
const importLimit = 16 * mebibyte

/** Reads the body of an unsafe request: declared as JSON, and no larger than the operation may need. */
export async function readBody(request: Request, operation: Operation) {
  const limit = operation.id === 'importIssues' ? importLimit : mebibyte
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge(limit)
  const body = await readAtMost(request, limit)
  if (body === undefined) return tooLarge(limit)
  if (body.length > 0 && !isJson(request.headers.get('content-type'))) {
    return no(problem('media-type-refused', 'The body must be declared as application/json.', {}))
  }
  return ok(body)
}

async function readAtMost(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (request.body === null) return new Uint8Array(0)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body as ReadableStream<Uint8Array>) {
    size += part.length
    if (size > limit) return undefined
    parts.push(part)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** `application/json`, with no parameter but a charset of UTF-8. */
function isJson(type: string | null): boolean {
  return type !== null && /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type.trim())
}

const tooLarge = (limit: number) => no(problem('body-too-large', `The body is larger than ${limit} bytes.`, { limit }))
