import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogue, Operation } from '@smithers/api-spec/commands/catalogue'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Answer, Connection, LogEvent, RawAnswer, RawRequest } from '../connection.ts'
import type { Io } from '../io.ts'
import { failed, isRecord, troubleOf, type Trouble } from '../trouble.ts'
import { matchRequest, type Matched } from './match-request.ts'
import { openMonolith, type LocalHub } from './open-monolith.ts'

/** How long between two looks at the log; another program may be writing it. */
const pause = 500
const page = 1000

/** Only these leave issues behind that nobody has looked at; for all others the hub opens faster without looking. */
const filesIssues = new Set(['createIssue', 'importIssues', 'api'])

/** A new hub begins with an import; for anything else a folder that holds none is a slip of the hand. */
const makesHub = new Set(['importRepo'])

const noHub = (dir: string): Trouble =>
  failed(`There is no hub in ${dir}`, undefined, `Begin one: smithers repo import <path or URL> --hub ${dir}`)

/** Opens the hub in a folder, in this process, for one command. Whoever may read the folder is its admin: the actor is `local`. */
export const connectLocal = async (
  dir: string,
  operation: Operation,
  io: Io,
  catalogue: Catalogue,
): Promise<Result<Connection, Trouble>> => {
  if (!makesHub.has(operation.id) && !existsSync(join(dir, 'hub.db'))) return no(noHub(dir))
  const opened = await openMonolith(dir, io.env, filesIssues.has(operation.id))
  if (!opened.ok) return opened
  const hub = opened.value
  const call: Connection['call'] = (called, input) => callLocal(hub, called, input, catalogue)
  return ok({
    where: 'local',
    call,
    send: (request) => sendLocal(hub, request, catalogue),
    follow: (since, until) => followLocal(call, since, until, io, catalogue),
    close: async () => {
      // A running hub looks at new issues by itself; here nobody would after this command has ended.
      await hub.triaged()
      await hub.close()
    },
  })
}

const caller = { tier: 'admin', actor: 'local' } as const

const callLocal = async (
  hub: LocalHub,
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  { problems }: Catalogue,
): Promise<Result<Answer, Trouble>> => {
  if (operation.servedBy === 'edge') return no(onlyRunning(operation))
  const { status, body } = await hub.dispatch(operation.id, input, caller)
  return status < 400 ? ok({ status, body }) : no(troubleOf(status, body, problems))
}

const onlyRunning = (operation: Operation): Trouble =>
  failed(
    `${operation.command} needs a running hub`,
    'accounts are signed in by its edge, and a folder has none',
    'Leave out --hub, or name the hub with --host',
  )

const sendLocal = async (
  hub: LocalHub,
  request: RawRequest,
  catalogue: Catalogue,
): Promise<Result<RawAnswer, Trouble>> => {
  const matched = matchRequest(request, catalogue)
  if (matched.kind === 'operation') {
    if (matched.operation.servedBy === 'edge') return no(onlyRunning(matched.operation))
    const { status, body } = await hub.dispatch(matched.operation.id, matched.input, caller)
    return ok(rawOf(status, body))
  }
  const info = catalogue.problems.find((problem) => problem.name === matched.kind)
  if (!info) return no(failed(`The hub has no answer to ${request.method} ${request.path}`))
  return ok(
    rawOf(info.status, {
      type: info.type,
      title: info.title,
      status: info.status,
      ...saying(matched, request),
      next: info.next,
      ...more(matched),
    }),
  )
}

/** In the words of the edge and the server, so that both modes print the same. */
const saying = (matched: Matched, { method, path }: RawRequest): { detail: string } => {
  if (matched.kind === 'method-not-allowed') return { detail: `${method} is not allowed here.` }
  if (matched.kind === 'malformed-json') return { detail: matched.why }
  if (matched.kind === 'invalid-input') return { detail: `The input ${matched.message}.` }
  return { detail: `Nothing answers ${path.split('?')[0]}.` }
}

const more = (matched: Matched): Readonly<Record<string, unknown>> => {
  if (matched.kind === 'method-not-allowed') return { allowed: matched.allowed }
  return matched.kind === 'invalid-input' ? { errors: [{ pointer: '', message: matched.message }] } : {}
}

const rawOf = (status: number, body: unknown): RawAnswer => ({
  status,
  headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
  text: body === undefined ? '' : JSON.stringify(body),
})

async function* followLocal(
  call: Connection['call'],
  since: number,
  until: AbortSignal,
  io: Io,
  catalogue: Catalogue,
): AsyncGenerator<LogEvent, Trouble | undefined> {
  const operation = catalogue.operations.find(({ id }) => id === 'listEvents')
  if (!operation) return failed('This hub has no log to follow')
  let last = since
  while (!until.aborted) {
    const answer = await call(operation, { since: last, limit: page })
    if (!answer.ok) return answer.problem
    const events =
      isRecord(answer.value.body) && Array.isArray(answer.value.body['events']) ? answer.value.body['events'] : []
    for (const event of events as LogEvent[]) {
      last = Math.max(last, event.seq)
      yield event
    }
    if (events.length < page && !until.aborted) await io.sleep(pause)
  }
  return undefined
}
