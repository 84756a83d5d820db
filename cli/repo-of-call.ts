import type { Catalogue } from '@smithers/api-spec/commands/catalogue'
import { fillRepo } from '@smithers/api-spec/commands/parse'
import { explain, type PartialCall } from '@smithers/api-spec/commands/parse-problem'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Connection } from './connection.ts'
import { failed, isRecord, usage, type Trouble } from './trouble.ts'

/** Fills in the hub's only repository where the call needs one and nobody named it. */
export const withRepo = async <C extends PartialCall>(
  call: C,
  connection: Connection,
  catalogue: Catalogue,
): Promise<Result<C, Trouble>> => {
  if (!call.needsRepo) return ok(call)
  const listing = catalogue.operations.find((operation) => operation.id === 'listRepos')
  if (!listing) return no(usage('No repository was named', 'Say which: -R owner/name'))
  const answer = await connection.call(listing, {})
  if (!answer.ok) return answer
  const names = namesIn(answer.value.body)
  if (names.length === 0)
    return no(failed('This hub has no repository yet', undefined, 'Import one: smithers repo import <path or URL>'))
  if (names.length > 1)
    return no(
      usage(
        'This hub has more than one repository',
        `Say which: -R ${names.slice(0, 5).join(', or -R ')}; or set SMITHERS_REPO`,
      ),
    )
  const filled = fillRepo(call, names[0]!)
  return filled.ok ? filled : no(usage(explain(filled.problem).says))
}

const namesIn = (body: unknown): string[] =>
  isRecord(body) && Array.isArray(body['repos'])
    ? body['repos'].filter(isRecord).map((repo) => `${String(repo['owner'])}/${String(repo['name'])}`)
    : []
