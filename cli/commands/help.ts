import type { Catalogue } from '@smithers/api-spec/commands/catalogue'
import { helpFor } from '@smithers/api-spec/commands/help'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Io } from '../io.ts'
import { extraFlags } from '../own-operations.ts'
import { exits, usage, type Trouble } from '../trouble.ts'

/** `smithers help …` and `--help`: on stdout, so that it can be paged and searched. */
export const help = (path: readonly string[], io: Io, catalogue: Catalogue): Result<number, Trouble> => {
  const text = helpFor(path, catalogue, { extras: extraFlags })
  if (!text.ok) {
    const { topic, suggestions } = text.problem
    return no(
      usage(
        `There is no command ${JSON.stringify(topic)}`,
        suggestions.length > 0 ? `Did you mean ${suggestions.join(', or ')}` : 'smithers help',
      ),
    )
  }
  io.out(text.value)
  return ok(exits.ok)
}
