import { problem, type Input, type Outcome } from '@smithers/api-spec/contract'

import { repoStream } from '../log/streams.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import type { Imported, RepoSource, VcsImportProblem } from '../ports/vcs.ts'
import { answer, no, type Result } from '../result.ts'
import { invalidInput } from '../text/check-text.ts'
import { importFailed } from './fail-import.ts'
import { repoOf, type RepoRow } from './repo-row.ts'
import { isAddress, nameFrom, type RepoName } from './source-name.ts'

/**
 * Starts an import and answers once its source is accepted. A path is taken from a caller in the hub's own process alone;
 * from anyone else every source is an address, and version control judges which may be asked.
 */
export async function importRepo(
  input: Input<'importRepo'>,
  caller: Caller,
  ports: Ports,
): Promise<Outcome<'importRepo'>> {
  const { store, imports } = ports
  const source = sourceOf(input.source, caller)
  const derived = nameFrom(input.source)
  const owner = input.owner ?? derived?.owner
  const name = input.name ?? derived?.name
  if (owner === undefined || name === undefined)
    return no(invalidInput([{ pointer: '/name', message: 'cannot be taken from the source; give owner and name' }]))

  const known = store.get<RepoRow>('SELECT * FROM repos WHERE owner = ? AND name = ?', owner, name)
  if (known && known.state !== 'failed') return no(repoExists({ owner, name }))
  const id = imports.reserve(`${owner}/${name}`.toLowerCase(), known?.id ?? nextId(ports))
  if (id === undefined) return no(repoExists({ owner, name }))

  const started = await start(ports, id, source)
  if (!started.accepted) {
    imports.release(id)
    const reason = reasonOf(started.problem)
    return no(problem('repo-source-refused', `The source was refused: ${reason}.`, { reason }))
  }
  const shown = source.kind === 'url' ? source.url : 'local'
  await ports.writer.append(caller.actor, {
    stream: repoStream(id),
    type: 'repo.import-started',
    payload: { owner, name, source: shown },
  })
  imports.continueWith(
    id,
    started.done.then((done) => recordEnd(ports, id, caller, done)),
  )
  const row = store.get<RepoRow>('SELECT * FROM repos WHERE id = ?', id)
  if (!row) throw new Error(`repository ${id} is gone`)
  return answer(202, repoOf(row, imports.progress(id)))
}

type Done = Result<Imported, VcsImportProblem>
type Started = { accepted: true; done: Promise<Done> } | { accepted: false; problem: VcsImportProblem }

/** The first progress tells that the source was accepted; an end before it, that it was not. */
async function start({ vcs, imports }: Ports, id: number, source: RepoSource): Promise<Started> {
  let accept = () => {}
  const accepted = new Promise<undefined>((resolve) => (accept = () => resolve(undefined)))
  const done = vcs.importRepo(
    id,
    source,
    (progress) => {
      imports.report(id, progress)
      accept()
    },
    imports.cancellation,
  )
  const first = await Promise.race([accepted, done])
  return first === undefined || first.ok ? { accepted: true, done } : { accepted: false, problem: first.problem }
}

async function recordEnd({ writer }: Ports, id: number, caller: Caller, done: Done) {
  if (done.ok) await writer.append(caller.actor, { stream: repoStream(id), type: 'repo.imported', payload: done.value })
  else await writer.append(caller.actor, importFailed(id, reasonOf(done.problem)))
}

function sourceOf(source: string, caller: Caller): RepoSource {
  if (caller.actor === 'local' && !isAddress(source)) return { kind: 'path', path: source }
  return { kind: 'url', url: source }
}

function reasonOf(refused: VcsImportProblem): string {
  switch (refused.is) {
    case 'source-refused':
      return refused.reason
    case 'source-unreachable':
      return refused.reason
    case 'source-empty':
      return 'it holds no commit'
    case 'cancelled':
      return 'the import was cancelled'
  }
}

/** Ids are never used twice: version control keeps a folder by id. */
function nextId({ store }: Ports): number {
  return (store.get<{ id: number }>('SELECT id FROM repos ORDER BY id DESC LIMIT 1')?.id ?? 0) + 1
}

function repoExists({ owner, name }: RepoName) {
  return problem('repo-exists', `This hub has a repository ${owner}/${name} already.`, { repo: `${owner}/${name}` })
}
