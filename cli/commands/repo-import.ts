import { statSync } from 'node:fs'
import type { Catalogue } from '@smithers/api-spec/commands/catalogue'
import type { PartialCall } from '@smithers/api-spec/commands/parse-problem'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Answer, Connection } from '../connection.ts'
import type { Io } from '../io.ts'
import { outputText } from '../print/output.ts'
import { startProgress } from '../print/progress.ts'
import { absolute } from '../read-text.ts'
import { cancelled, exits, failed, isRecord, type Trouble } from '../trouble.ts'

/** Milliseconds between two looks at an import. */
const pause = 200

/** `smithers repo import`: starts the import and stays until it is through. A path is understood from where the person stands. */
export const importRepository = async (
  call: PartialCall,
  connection: Connection,
  io: Io,
  catalogue: Catalogue,
): Promise<Result<number, Trouble>> => {
  const source = String(call.input['source'])
  const isFolder =
    connection.where === 'local' && statSync(absolute(source, io), { throwIfNoEntry: false })?.isDirectory()
  const started = await connection.call(call.operation, {
    ...call.input,
    source: isFolder ? absolute(source, io) : source,
  })
  if (!started.ok) return started
  const ended = await watch(started.value, connection, io, catalogue)
  if (!ended.ok) return ended
  const text = await outputText(call.operation, ended.value, call.globals, call.extras, io)
  if (!text.ok) return text
  io.out(text.value)
  return ok(exits.ok)
}

const watch = async (
  started: Answer,
  connection: Connection,
  io: Io,
  catalogue: Catalogue,
): Promise<Result<Answer, Trouble>> => {
  const view = catalogue.operations.find((operation) => operation.id === 'viewRepo')
  const progress = startProgress(io)
  let answer = started
  while (!io.interrupted.aborted) {
    const repo = isRecord(answer.body) ? answer.body : {}
    if (repo['state'] === 'ready' || !view) break
    if (repo['state'] === 'failed') {
      progress.clear()
      return no(
        failed(
          'The import failed',
          typeof repo['problem'] === 'string' ? repo['problem'] : undefined,
          'Mend the cause and import again',
        ),
      )
    }
    const { phase, percent } = isRecord(repo['progress']) ? repo['progress'] : {}
    progress.show(
      Number(percent ?? 0) / 100,
      `${String(phase ?? 'importing')} ${String(repo['owner'])}/${String(repo['name'])}`,
    )
    await io.sleep(pause)
    const next = await connection.call(view, { owner: repo['owner'], repo: repo['name'] })
    if (!next.ok) {
      progress.clear()
      return next
    }
    answer = next.value
  }
  progress.clear()
  return io.interrupted.aborted ? no(interrupted(answer, connection)) : ok(answer)
}

/** In this process the import ends with it and leaves nothing; a running hub goes on with it. */
const interrupted = ({ body }: Answer, { where }: Connection): Trouble => {
  if (where === 'local') return { ...cancelled, detail: 'the import was ended, and nothing of it is left' }
  const repo = isRecord(body) ? `${String(body['owner'])}/${String(body['name'])}` : 'the repository'
  return {
    ...cancelled,
    detail: `the hub goes on importing ${repo}`,
    next: `Look again: smithers repo view -R ${repo}`,
  }
}
