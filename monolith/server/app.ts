/** The monolith over HTTP: verifies the internal token, reads the request, dispatches, and writes the answer down. */
import { hash } from 'node:crypto'

import type { Operation } from '@smithers/api-spec/commands/catalogue'
import { problem, type AnyProblem } from '@smithers/api-spec/contract'
import type { Caller } from '@smithers/core/ports/ports'
import { Hono, type Context } from 'hono'

import { operations, type Bugs, type Dispatch } from './dispatch.ts'
import { streamEvents, type Follow } from './event-stream.ts'
import type { Admission } from './admission.ts'
import { parseBody, readBody, readQuery } from './read-request.ts'

const bodyLimit = 1 << 20
const importLimit = 16 << 20

export type AppParts = { dispatch: Dispatch; admission: Admission; follow: Follow; bugs: Bugs }

export function createApp(parts: AppParts): Hono {
  const app = new Hono()
  const methods = new Map<string, string[]>()
  for (const operation of operations.values()) {
    if (operation.servedBy !== 'monolith') continue
    const path = `/api${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`
    methods.set(path, [...(methods.get(path) ?? []), operation.method])
    app.on(operation.method, path, (context) => answer(context, operation, parts))
  }
  for (const [path, allowed] of methods) {
    app.all(path, () =>
      write(problem('method-not-allowed', `Allowed here: ${allowed.join(', ')}.`, { allowed }), {
        allow: allowed.join(', '),
      }),
    )
  }
  app.get('/healthz', () => new Response('ok'))
  app.notFound(() => write(problem('no-such-operation', 'Nothing is served at this path.', {})))
  app.onError((error) => {
    const id = parts.bugs.report(error, 'http')
    return write(problem('unexpected', `The failure has the id ${id}.`, { id }))
  })
  return app
}

async function answer(
  context: Context,
  operation: Operation,
  { dispatch, admission, follow }: AppParts,
): Promise<Response> {
  const request = context.req.raw
  const body = await readBody(request, operation.id === 'importIssues' ? importLimit : bodyLimit)
  if (!body.ok) return write(body.problem)
  const { target, search } = targetOf(request.url)
  const admitted = admission(request, target, body.value)
  if (!admitted.ok) return write(admitted.problem)
  const parsed = parseBody(request, body.value)
  if (!parsed.ok) return write(parsed.problem)

  // Without a prototype, so that a parameter named __proto__ is a parameter like any other, and refused as unknown.
  const outside: Record<string, unknown> = Object.assign(Object.create(null), context.req.param())
  readQuery(search, outside)
  const key = request.headers.get('idempotency-key')
  if (key !== null && operation.fields.some((field) => field.name === 'idempotencyKey')) outside['idempotencyKey'] = key
  if (operation.stream) return stream(operation, outside, request, admitted.value, dispatch, follow)

  const { status, body: value } = await dispatch.run(operation, outside, parsed.value, admitted.value)
  if (status >= 400) return write(value as AnyProblem)
  return operation.method === 'GET' ? tagged(request, value) : Response.json(value, { status })
}

function stream(
  operation: Operation,
  outside: Record<string, unknown>,
  request: Request,
  caller: Caller,
  dispatch: Dispatch,
  follow: Follow,
): Response {
  const checked = dispatch.admit(operation, outside, caller)
  return checked === null ? streamEvents(request, outside, follow) : write(checked)
}

/** A good answer with an entity tag; 304 when the caller has it already (RFC 9110 section 13.1.2). */
function tagged(request: Request, value: unknown): Response {
  const text = JSON.stringify(value)
  const tag = `"${hash('sha1', text, 'base64url')}"`
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers: { etag: tag } })
  return new Response(text, { headers: { 'content-type': 'application/json', etag: tag } })
}

export function write(document: AnyProblem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(document), {
    status: document.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
}

/** Path and query exactly as they were sent, and the query alone; faster than parsing the whole address. */
function targetOf(url: string): { target: string; search: string } {
  const target = url.slice(url.indexOf('/', 8))
  const mark = target.indexOf('?')
  return { target, search: mark < 0 ? '' : target.slice(mark + 1) }
}
