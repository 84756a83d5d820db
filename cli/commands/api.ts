import type { Catalogue } from '@smithers/api-spec/commands/catalogue'
import type { PartialCall } from '@smithers/api-spec/commands/parse-problem'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Connection, RawAnswer } from '../connection.ts'
import type { Io } from '../io.ts'
import { formatted } from '../print/output.ts'
import { readText } from '../read-text.ts'
import { exits, troubleOf, troubleText, usage, visible, type Trouble } from '../trouble.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

/** `smithers api <METHOD> <path>`: the way past the commands. The answer's body goes to stdout byte for byte. */
export const api = async (
  call: PartialCall,
  connection: Connection,
  io: Io,
  catalogue: Catalogue,
): Promise<Result<number, Trouble>> => {
  const method = String(call.input['method']).toUpperCase()
  if (!methods.includes(method))
    return no(usage(`${JSON.stringify(call.input['method'])} is not a method`, `Use one of ${methods.join(', ')}`))
  const path = apiPath(String(call.input['path']))
  if (!path.ok) return path
  const headers = readHeaders(strings(call.input['header']))
  if (!headers.ok) return headers
  const fields = readFields(strings(call.input['field']))
  if (!fields.ok) return fields
  const body = await readBody(call, method, fields.value, io)
  if (!body.ok) return body
  const sent = await connection.send({
    method,
    path: method === 'GET' || method === 'HEAD' ? withQuery(path.value, fields.value) : path.value,
    headers: {
      accept: 'application/json',
      ...(body.value === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers.value,
    },
    ...(body.value === undefined ? {} : { body: body.value }),
  })
  return sent.ok ? printAnswer(sent.value, call, io, catalogue) : sent
}

const apiPath = (path: string): Result<string, Trouble> => {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[^\x21-\x7e]/.test(path))
    return no(usage('The path has a character that an address cannot carry', 'Encode it, a space as %20'))
  const rooted = path.startsWith('/') ? path : `/${path}`
  return ok(/^\/(api|\.well-known)(\/|$|\?)/.test(rooted) ? rooted : `/api${rooted}`)
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

const readHeaders = (lines: readonly string[]): Result<Record<string, string>, Trouble> => {
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const found = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([\t\x20-\x7e]*)$/.exec(line)
    if (!found) return no(usage(`${JSON.stringify(line)} is not a header`, "Write -H 'Name: value'"))
    headers[found[1]!.toLowerCase()] = found[2]!
  }
  return ok(headers)
}

/** `key=text` and `key:=JSON`; a key given twice becomes a list. */
const readFields = (pairs: readonly string[]): Result<[string, unknown][], Trouble> => {
  const fields: [string, unknown][] = []
  for (const pair of pairs) {
    const found = /^([^=:]+)(:?=)([\s\S]*)$/.exec(pair)
    if (!found) return no(usage(`${JSON.stringify(pair)} is not a field`, 'Write -f key=text, or -f key:=JSON'))
    const [, key, sign, text] = found
    if (sign === '=') {
      fields.push([key!, text!])
      continue
    }
    try {
      fields.push([key!, JSON.parse(text!)])
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return no(usage(`The value of ${key!} is not JSON`, `Write -f ${key!}=text for a text`))
    }
  }
  return ok(fields)
}

const readBody = async (
  call: PartialCall,
  method: string,
  fields: readonly [string, unknown][],
  io: Io,
): Promise<Result<string | undefined, Trouble>> => {
  const { input } = call.input
  if (typeof input === 'string') {
    if (fields.length > 0 && method !== 'GET') return no(usage('Give --input or --field, not both'))
    return readText(input, io)
  }
  if (method === 'GET' || method === 'HEAD' || fields.length === 0) return ok(undefined)
  const body = new Map<string, unknown>()
  for (const [key, value] of fields) body.set(key, body.has(key) ? [body.get(key), value].flat() : value)
  return ok(JSON.stringify(Object.fromEntries(body)))
}

const withQuery = (path: string, fields: readonly [string, unknown][]): string => {
  if (fields.length === 0) return path
  const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
  const query = fields.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(text(value))}`).join('&')
  return `${path}${path.includes('?') ? '&' : '?'}${query}`
}

const printAnswer = async (
  answer: RawAnswer,
  call: PartialCall,
  io: Io,
  { problems }: Catalogue,
): Promise<Result<number, Trouble>> => {
  if (call.input['include'] === true) {
    const headers = Object.entries(answer.headers).toSorted(([a], [b]) => (a < b ? -1 : 1))
    io.out(`HTTP ${answer.status}\n${headers.map(([name, value]) => `${name}: ${visible(value)}\n`).join('')}\n`)
  }
  const body = parsed(answer)
  const failed = answer.status >= 400
  const shaped = body === undefined || failed ? ok(ended(answer.text)) : await formatted(body, call.globals, io)
  if (!shaped.ok) return shaped
  const plain = call.globals.jq === undefined && call.globals.template === undefined && !io.tty.out
  io.out(plain ? ended(answer.text) : shaped.value)
  if (!failed) return ok(exits.ok)
  const trouble = troubleOf(answer.status, body, problems)
  io.err(troubleText(trouble))
  return ok(trouble.exit)
}

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

const parsed = ({ headers, text }: RawAnswer): unknown => {
  if (!/^application\/([\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '')) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return undefined
  }
}
