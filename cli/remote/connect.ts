import type { Catalogue } from '@smithers/api-spec/commands/catalogue'
import { no, type Result } from '@smithers/api-spec/commands/result'
import { toRequest } from '@smithers/api-spec/commands/to-request'
import { tokenFor } from '../auth/token.ts'
import type { Connection } from '../connection.ts'
import type { Io } from '../io.ts'
import { failed, usage, type Trouble } from '../trouble.ts'
import { followRemote } from './follow.ts'
import { sendHttp, type HttpAnswer, type HttpRequest } from './http.ts'
import { readAnswer } from './json-answer.ts'

/** Talks to a running hub over HTTP, as whoever is signed in there. */
export const connectRemote = (origin: string, io: Io, { problems }: Catalogue): Connection => {
  const send = (request: HttpRequest): Promise<Result<HttpAnswer, Trouble>> => sendSigned(origin, request, io, problems)
  return {
    where: 'remote',
    call: async (operation, input) => {
      const request = toRequest(operation, input)
      if (!request.ok) return no(usage(`${request.problem.field} ${request.problem.reason}`))
      const { method, path, headers, body } = request.value
      const sent = await send({
        method,
        path,
        headers: { accept: 'application/json', ...headers, ...jsonType(body) },
        ...encoded(body),
      })
      const answer = sent.ok ? readAnswer(origin, sent.value, problems) : sent
      if (answer.ok && operation.id === 'claimHub') await takeNewTier(origin, io, problems)
      return answer
    },
    send,
    follow: (since, until) => followRemote(origin, since, until, io, problems),
    close: () => Promise.resolve(),
  }
}

const jsonType = (body: unknown): Record<string, string> =>
  body === undefined ? {} : { 'content-type': 'application/json' }

const encoded = (body: unknown): { body?: string } => (body === undefined ? {} : { body: JSON.stringify(body) })

/** Whoever has just become admin holds a token that says otherwise; when it cannot be renewed now, it will be when it ends. */
const takeNewTier = async (origin: string, io: Io, problems: Catalogue['problems']): Promise<void> => {
  const token = await tokenFor(origin, io, problems)
  if (!token.ok || token.value === undefined || io.env['SMITHERS_TOKEN']) return
  const { renew } = await import('../auth/renew.ts')
  await renew(origin, token.value, io, problems)
}

/** Sends with the token, and once more with a renewed one when the hub no longer takes it (expired, or the tier changed). */
const sendSigned = async (
  origin: string,
  request: HttpRequest,
  io: Io,
  problems: Catalogue['problems'],
): Promise<Result<HttpAnswer, Trouble>> => {
  const token = await tokenFor(origin, io, problems)
  if (!token.ok) return token
  const first = await sendHttp(origin, withToken(request, token.value))
  if (!first.ok || first.value.status !== 401 || token.value === undefined || io.env['SMITHERS_TOKEN']) return first
  const { renew } = await import('../auth/renew.ts')
  const renewed = await renew(origin, token.value, io, problems)
  if (renewed.ok) return sendHttp(origin, withToken(request, renewed.value.accessToken))
  return renewed.problem.exit === 4
    ? no({ ...failed('The session has ended', undefined, 'Sign in again: smithers auth login'), exit: 4 })
    : renewed
}

const withToken = (request: HttpRequest, token: string | undefined): HttpRequest =>
  token === undefined || 'authorization' in request.headers
    ? request
    : { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }
