import type { IncomingMessage, RequestOptions } from 'node:http'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { codeOf } from '../error-code.ts'
import { failed, type Trouble } from '../trouble.ts'
import { version } from '../version.ts'

export type HttpRequest = {
  method: string
  /** Encoded, with the query. */
  path: string
  headers: Readonly<Record<string, string>>
  body?: string
  signal?: AbortSignal
}

export type HttpAnswer = { status: number; headers: Readonly<Record<string, string>>; text: string }

/** Longer than any operation may take; an import answers at once and is watched. */
const idleLimit = 60_000

/**
 * One request on a connection of its own, the whole answer as text. `node:http` starts 20 ms sooner than `fetch`, and only when it
 * is not imported: an import reads all its exports, and one of them loads the whole of `fetch` (measured, Node 26).
 */
export const sendHttp = async (origin: string, request: HttpRequest): Promise<Result<HttpAnswer, Trouble>> => {
  const opened = await openHttp(origin, request)
  if (!opened.ok) return opened
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of opened.value) chunks.push(chunk as Uint8Array)
  } catch (error) {
    return no(unreachable(origin, error))
  }
  const { statusCode = 0, headers } = opened.value
  return ok({ status: statusCode, headers: flat(headers), text: Buffer.concat(chunks).toString('utf8') })
}

/** Opens a request and hands back the answer as soon as its head is there: for streams. */
export const openHttp = async (origin: string, request: HttpRequest): Promise<Result<IncomingMessage, Trouble>> => {
  const url = new URL(origin)
  const body = request.body === undefined ? undefined : Buffer.from(request.body, 'utf8')
  const options: RequestOptions = {
    agent: false,
    method: request.method,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port,
    path: request.path,
    headers: {
      ...request.headers,
      host: url.host,
      connection: 'close',
      'user-agent': `smithers/${version} (${process.platform})`,
      ...(body ? { 'content-length': String(body.length) } : {}),
    },
    timeout: idleLimit,
    ...(request.signal ? { signal: request.signal } : {}),
  }
  const start =
    url.protocol === 'https:'
      ? process.getBuiltinModule('node:https').request
      : process.getBuiltinModule('node:http').request
  try {
    return ok(
      await new Promise<IncomingMessage>((resolve, reject) => {
        const sent = start(options, resolve)
        sent.on('error', reject)
        sent.on('timeout', () => sent.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })))
        sent.end(body)
      }),
    )
  } catch (error) {
    return no(unreachable(origin, error))
  }
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the name cannot be looked up now',
  ECONNRESET: 'the connection was cut off',
  EPIPE: 'the connection was cut off',
  ETIMEDOUT: 'no answer came in time',
  EHOSTUNREACH: 'no way leads there',
  ENETUNREACH: 'no way leads there',
  ABORT_ERR: 'it was interrupted',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by itself',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
}

/** A failure of the connection by name; anything else is a bug and goes on as it came. */
const unreachable = (origin: string, error: unknown): Trouble => {
  // A name with several addresses fails as a group; each of them failed alike.
  const code = codeOf(error instanceof AggregateError ? (codeOf(error) ? error : error.errors[0]) : error)
  if (code === undefined) throw error
  const reason =
    reasons[code] ??
    (/^(HPE|EPROTO|ERR_SSL|ERR_TLS)/.test(code) ? `it does not speak HTTP as expected (${code})` : undefined)
  if (reason === undefined) throw error
  return {
    ...failed(
      `Cannot reach ${origin}`,
      reason,
      'Start the hub (`npm start`), name another one with --host, or open a folder with --hub',
    ),
    name: 'unreachable',
  }
}

const flat = (headers: IncomingMessage['headers']): Record<string, string> => {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value
  return plain
}
