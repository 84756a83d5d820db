import type { HttpBindings } from '@hono/node-server'
import type { Operation } from '@smithers/api-spec/commands/catalogue'
import { problem, type AnyProblem, type OperationId } from '@smithers/api-spec/contract'
import { takesBody } from '@smithers/api-spec/contract/check-input'
import type { Caller } from '@smithers/core/ports/ports'
import { no, ok, type Result } from '@smithers/core/result'
import { invalidInput } from '@smithers/core/text/check-text'
import { Hono, type Context } from 'hono'

import { noSuchOperation, refuse, toAnswer, type Answer, type Dispatch } from '../dispatch.ts'
import { served } from '../operation-by-id.ts'
import type { CheckAssertion } from '../token/access-assertion.ts'
import type { Reason, Verifier } from '../token/verify.ts'
import { isSettled, type Tags } from './etag.ts'
import { incomingOf, type Incoming } from './incoming.ts'
import { respond } from './respond.ts'
import { bodyLimit, readBody } from './read-body.ts'
import { readJson } from './read-json.ts'
import { readQuery } from './read-query.ts'
import { type Follow, streamEvents } from './stream-events.ts'

export type AppOptions = {
  dispatch: Dispatch
  verify: Verifier
  checkAssertion: CheckAssertion | undefined
  tags: Tags
  follow: Follow
  /** Aborts when the server closes: open streams end. */
  closing: AbortSignal
  onUnknown: (error: unknown, what: string) => string
}

type Env = { Bindings: Partial<HttpBindings> }
type Admitted = { caller: Caller; body: Uint8Array }

const NOTHING = new Uint8Array(0)

/** Every operation of the monolith over HTTP, for the edge alone. */
export function createApp(options: AppOptions): Hono<Env> {
  const app = new Hono<Env>()
  for (const operation of served) {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
    app.on(operation.method, pathOf(operation), (c) => serve(options, operation, names, c))
  }
  for (const [path, methods] of Map.groupBy(served, pathOf)) {
    const allowed = methods.map(({ method }) => method)
    app.all(path, async (c) => {
      const detail = `${c.req.method} is not among ${allowed.join(', ')}.`
      return await refuseAfterToken(options, c, problem('method-not-allowed', detail, { allowed }), {
        allow: allowed.join(', '),
      })
    })
  }
  app.notFound((c) => refuseAfterToken(options, c, noSuchOperation(`at ${c.req.method} ${c.req.path}`)))
  app.onError((error, c) => {
    const id = options.onUnknown(error, `${c.req.method} ${c.req.path}`)
    return respond(c, toAnswer(no(problem('unexpected', `The hub has noted it under ${id}.`, { id }))))
  })
  return app
}

const pathOf = (operation: Operation) => `/api${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`

async function serve(options: AppOptions, operation: Operation, names: string[], c: Context<Env>): Promise<Response> {
  const incoming = incomingOf(c)
  const admitted = await admit(options, operation, incoming, c)
  if (!admitted.ok) return respond(c, refusalOf(admitted.problem))
  const { caller, body } = admitted.value
  // Rights before anything is said about the input.
  const refusal = refuse(operation, caller)
  if (refusal) return respond(c, toAnswer(no(refusal)))

  const input = readParts(operation, incoming, c, names, body)
  if (!input.ok) return respond(c, toAnswer(input))
  if (operation.stream) return streamEvents(options, operation, input.value.parameters, incoming, c)

  const tag = options.tags.tagFor(operation, caller)
  if (tag !== undefined && incoming.header('if-none-match') === tag)
    return respond(c, { status: 304, body: undefined, headers: { etag: tag } })
  const answered = options.dispatch.parts(operation, input.value, caller)
  const answer = answered instanceof Promise ? await answered : answered
  if (tag === undefined || answer.status !== 200 || !isSettled(answer)) return respond(c, answer)
  return respond(c, { ...answer, headers: { ...answer.headers, etag: tag } })
}

/** What is left of a body that is too large is not read, so the connection cannot serve another request. */
function refusalOf(refused: AnyProblem): Answer {
  const answer = toAnswer(no(refused))
  return refused.status === 413 ? { ...answer, headers: { ...answer.headers, connection: 'close' } } : answer
}

/** Everything about the token, with the body read in between: nothing of an unknown sender's body is read. */
async function admit(
  { verify, checkAssertion }: AppOptions,
  operation: Operation | undefined,
  incoming: Incoming,
  c: Context<Env>,
): Promise<Result<Admitted, AnyProblem>> {
  if (incoming.fromBrowser) return no(tokenRefused('browser'))
  if (checkAssertion && !checkAssertion(incoming.header('cf-access-jwt-assertion')))
    return no(tokenRefused('assertion'))
  const verified = verify(incoming.header('authorization'), incoming)
  if (!verified.ok) return no(tokenRefused(verified.problem))
  const hasBody = incoming.header('content-length') !== undefined || incoming.header('transfer-encoding') !== undefined
  let body: Uint8Array = NOTHING
  if ((hasBody || c.env?.incoming === undefined) && incoming.method !== 'GET' && incoming.method !== 'HEAD') {
    const read = await readBody(c.req.raw, incoming.header('content-length'), bodyLimit(operation?.id ?? ''))
    if (!read.ok) return read
    body = read.value
  }
  const unbound = verified.value.bind(body)
  return unbound ? no(tokenRefused(unbound)) : ok({ caller: verified.value.caller, body })
}

function readParts(
  operation: Operation,
  incoming: Incoming,
  c: Context<Env>,
  names: string[],
  bytes: Uint8Array,
): Result<{ parameters: Record<string, unknown>; body: unknown }, AnyProblem> {
  const parameters: Record<string, unknown> | undefined = readQuery(incoming.target)
  if (!parameters) return no(invalidInput([{ pointer: '', message: 'has a query that is not UTF-8' }]))
  for (const name of names) {
    if (parameters[name] !== undefined)
      return no(invalidInput([{ pointer: `/${name}`, message: 'belongs into the path' }]))
    parameters[name] = c.req.param(name)
  }
  for (const field of operation.fields) {
    if (field.in !== 'header') continue
    if (parameters[field.name] !== undefined)
      return no(invalidInput([{ pointer: `/${field.name}`, message: 'belongs into a header' }]))
    // The spec's name, and its common spelling with dashes.
    const value = incoming.header(field.name.toLowerCase()) ?? incoming.header(dashed(field.name))
    if (value !== undefined) parameters[field.name] = value
  }
  if (!takesBody(operation.id as OperationId)) {
    return bytes.length === 0
      ? ok({ parameters, body: undefined })
      : no(invalidInput([{ pointer: '', message: 'takes no body' }]))
  }
  const body = readJson(bytes, incoming.header('content-type'))
  return body.ok ? ok({ parameters, body: body.value }) : body
}

const dashed = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

async function refuseAfterToken(
  options: AppOptions,
  c: Context<Env>,
  refusal: AnyProblem,
  headers: Record<string, string> = {},
): Promise<Response> {
  const admitted = await admit(options, undefined, incomingOf(c), c)
  const answer = refusalOf(admitted.ok ? refusal : admitted.problem)
  return respond(c, { ...answer, headers: { ...answer.headers, ...(admitted.ok ? headers : {}) } })
}

function tokenRefused(reason: Reason): AnyProblem {
  return problem('internal-token-refused', `The internal token was refused: ${reason}.`, { reason })
}
