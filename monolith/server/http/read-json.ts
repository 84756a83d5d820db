import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'
import { no, ok, type Result } from '@smithers/core/result'

type Problem = ProblemDocuments['malformed-json'] | ProblemDocuments['media-type-refused']

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The value of a JSON body (RFC 8259: UTF-8 and nothing else). A body that is left out counts as `{}`. */
export function readJson(body: Uint8Array, mediaType: string | undefined): Result<unknown, Problem> {
  if (body.length === 0 && mediaType === undefined) return ok(undefined)
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(mediaType ?? ''))
    return no(problem('media-type-refused', `The body is declared as ${mediaType ?? 'nothing'}.`, {}))
  if (body.length === 0) return ok(undefined)
  try {
    return ok(JSON.parse(utf8.decode(body)))
  } catch (error) {
    if (error instanceof SyntaxError) return no(problem('malformed-json', `${error.message}.`, {}))
    // What a fatal TextDecoder throws for bytes that are not UTF-8.
    if (error instanceof TypeError) return no(problem('malformed-json', 'The body is not UTF-8.', {}))
    throw error
  }
}
