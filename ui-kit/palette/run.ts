import type { Catalogue, Operation } from '@smithers/api-spec/commands/catalogue'
import { helpFor } from '@smithers/api-spec/commands/help'
import { fillRepo, parseLine } from '@smithers/api-spec/commands/parse'
import { explain } from '@smithers/api-spec/commands/parse-problem'
import { toRequest } from '@smithers/api-spec/commands/to-request'
import { fetcher } from '@smithers/api-spec/fetcher'
import { outcomeOf } from '../api/answer.ts'
import type { Problem } from '../api/problem.ts'
import '../api/transport.ts'

/** What a line turned out to be. */
export type Ran =
  | { is: 'help'; text: string }
  | { is: 'problem'; problem: Problem }
  | { is: 'confirm'; operation: Operation }
  | { is: 'result'; operation: Operation; value: unknown }

type Answered = { status: 200; data: unknown } | { status: 500; data: Problem }

/**
 * Runs one line as it would run in the CLI: parsed by the same code, sent as the request the spec describes.
 *
 * @param options.repo `owner/name` for commands that name none
 * @param options.confirmed the reader has seen what a destructive command will do
 */
export async function runLine(
  line: string,
  catalogue: Catalogue,
  options: { repo?: string | undefined; confirmed?: boolean },
): Promise<Ran> {
  const parsed = parseLine(line, catalogue, options.repo === undefined ? {} : { repo: options.repo })
  if (!parsed.ok) return refused(explain(parsed.problem, '/'))
  if (parsed.value.kind === 'help') {
    const help = helpFor(parsed.value.path, catalogue, { program: '/' })
    return help.ok
      ? { is: 'help', text: help.value }
      : refused({ says: `Nothing is called ${help.problem.topic}.`, next: '/help' })
  }
  const call = parsed.value
  if (call.needsRepo) {
    if (options.repo === undefined) return refused({ says: 'Which repository?', next: 'Add -R owner/name' })
    const filled = fillRepo(call, options.repo)
    if (!filled.ok) return refused(explain(filled.problem, '/'))
    call.input = filled.value.input
  }
  const { operation } = call
  if (operation.tool.destructive && !options.confirmed) return { is: 'confirm', operation }
  const request = toRequest(operation, call.input)
  if (!request.ok) return refused({ says: `${request.problem.field} ${request.problem.reason}.`, next: 'Correct it' })
  const { method, path, headers, body } = request.value
  const outcome = await outcomeOf(() =>
    fetcher<Answered>(path, {
      method,
      headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  )
  return outcome.ok ? { is: 'result', operation, value: outcome.value } : { is: 'problem', problem: outcome.problem }
}

/* The command core writes a program's name and a space; the slash stands close to its word. */
function refused(why: { says: string; next: string }): Ran {
  const next = why.next.replaceAll('/ ', '/')
  return {
    is: 'problem',
    problem: { type: 'urn:smithers:problem:command', title: why.says, status: 0, next: `${next}.` },
  }
}
