import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'
import { no, ok, type Result } from '@smithers/core/result'

const MIB = 1024 * 1024

type TooLarge = ProblemDocuments['body-too-large']

export function bodyLimit(operationId: string): number {
  return operationId === 'importIssues' ? 16 * MIB : MIB
}

/**
 * Reads a body of at most `limit` bytes. One that declares more is refused unread; one that does not declare its length
 * is read only as far as the limit.
 */
export async function readBody(
  request: Request,
  length: string | undefined,
  limit: number,
): Promise<Result<Uint8Array, TooLarge>> {
  if (length !== undefined) {
    if (Number(length) > limit) return no(tooLarge(limit))
    return ok(new Uint8Array(await request.arrayBuffer()))
  }
  const chunks: Uint8Array[] = []
  let read = 0
  for await (const chunk of request.body ?? []) {
    read += chunk.length
    if (read > limit) return no(tooLarge(limit))
    chunks.push(chunk)
  }
  return ok(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
}

function tooLarge(limit: number): TooLarge {
  return problem('body-too-large', `A body may have ${limit} bytes here.`, { limit })
}
