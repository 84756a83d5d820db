import { createHash, createHmac, randomUUID } from 'node:crypto'
import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, CONTRIBUTOR, MAINTAINER, openFixture, type Fixture } from '@smithers/monolith/fixture'
import { createFollow } from '@smithers/monolith/follow'
import { lastSeq } from '@smithers/core/log/read'
import type { Caller } from '@smithers/core/ports/ports'
import { createDispatch } from '../dispatch.ts'
import { listen, type Listening } from '../listen.ts'
import { readSecrets } from '../token/secrets.ts'
import { createVerifier } from '../token/verify.ts'
import { createApp } from './app.ts'
import { createTags } from './etag.ts'

const secret = Buffer.alloc(32, 5)
let hub: Fixture
let server: Listening

beforeAll(async () => {
  hub = openFixture()
  const ring = readSecrets(`k:${secret.toString('base64url')}`)
  if (!ring.ok) throw new Error(ring.problem)
  const onUnknown = (error: unknown) => {
    hub.unknown.push(error)
    return 'noted'
  }
  const closing = new AbortController()
  const app = createApp({
    dispatch: createDispatch(hub.ports, onUnknown),
    verify: createVerifier(ring.value, Date.now),
    checkAssertion: undefined,
    tags: createTags('test', () => lastSeq(hub.ports.store)),
    follow: createFollow(hub.ports.store, hub.onCommit),
    closing: closing.signal,
    onUnknown,
  })
  server = await listen(app, 0, () => closing.abort())
})
afterAll(async () => {
  await server.close()
  expect(hub.unknown).toEqual([])
  hub.close()
})

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
function token(caller: Caller, method: string, target: string, body: string | Buffer): string {
  const iat = Math.floor(Date.now() / 1000)
  const bh = createHash('sha256').update(body).digest('base64url')
  const claims = {
    iss: 'edge',
    aud: 'monolith',
    sub: caller.actor,
    tier: caller.tier,
    jti: randomUUID(),
    iat,
    exp: iat + 30,
    htm: method,
    htu: target,
    bh,
  }
  const parts = `${encode({ alg: 'HS256', typ: 'sh-int+jwt', kid: 'k' })}.${encode(claims)}`
  return `Bearer ${parts}.${createHmac('sha256', secret).update(parts).digest('base64url')}`
}

type Sent = { caller?: Caller; body?: string | Buffer; headers?: Record<string, string | string[]> }
async function send(method: string, path: string, { caller = MAINTAINER, body = '', headers = {} }: Sent = {}) {
  const target = `/api${path}`
  const authorization = token(caller, method, target, body)
  const type: Record<string, string> = body.length > 0 ? { 'content-type': 'application/json' } : {}
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(
      { port: server.port, method, path: target, headers: { ...type, authorization, ...headers } },
      resolve,
    )
    sent.on('error', reject)
    sent.end(body)
  })
  const content = await text(answer)
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: content,
    json: content === '' ? undefined : (JSON.parse(content) as Record<string, unknown>),
  }
}
const problemOf = ({ status, json }: Awaited<ReturnType<typeof send>>) =>
  `${status} ${String(json?.['type']).split(':').at(-1)}`
const issues = '/repos/acme/tool/issues'

describe('over HTTP', () => {
  test('an issue is filed, listed and viewed as in process', async () => {
    const filed = await send('POST', issues, {
      caller: CONTRIBUTOR,
      body: '{"title":"Déjà vu 🙂"}',
      headers: { 'idempotency-key': 'http-key-1' },
    })
    expect(filed).toMatchObject({ status: 201, json: { title: 'Déjà vu 🙂', author: CONTRIBUTOR.actor } })
    expect(filed.headers['content-type']).toBe('application/json')
    const again = await send('POST', issues, {
      caller: CONTRIBUTOR,
      body: '{"title":"Déjà vu 🙂"}',
      headers: { idempotencykey: 'http-key-1' },
    })
    expect(again.text).toBe(filed.text)
    const listed = await send('GET', `${issues}?state=open&label=&limit=5`.replace('&label=', ''))
    expect(listed.json).toEqual((await hub.on('listIssues', { limit: 5 })).body)
  })

  test('a tag is answered with 304 until an event happens', async () => {
    const { headers, status } = await send('GET', issues)
    expect(status).toBe(200)
    const tag = String(headers.etag)
    expect(await send('GET', issues, { headers: { 'if-none-match': tag } })).toMatchObject({ status: 304, text: '' })
    await hub.on('createIssue', { title: 'news' })
    expect(await send('GET', issues, { headers: { 'if-none-match': tag } })).toMatchObject({ status: 200 })
    expect((await send('GET', '/repos/no/body', {})).headers.etag).toBeUndefined()
  })

  test('HEAD answers like GET without a body', async () => {
    expect(await send('HEAD', '/hub')).toMatchObject({ status: 200, text: '' })
  })

  test.each<[string, string, string, Sent, string]>([
    ['cut JSON', 'POST', issues, { body: '{"title":' }, '400 malformed-json'],
    ['JSON behind JSON', 'POST', issues, { body: '{"title":"x"}{}' }, '400 malformed-json'],
    ['a million open brackets', 'POST', issues, { body: '['.repeat(1_000_000) }, '400 malformed-json'],
    ['Latin-1', 'POST', issues, { body: Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]) }, '400 malformed-json'],
    ['an overlong form', 'POST', issues, { body: Buffer.from([0x22, 0xc0, 0xaf, 0x22]) }, '400 malformed-json'],
    [
      'a surrogate in UTF-8',
      'POST',
      issues,
      { body: Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]) },
      '400 malformed-json',
    ],
    ['a list', 'POST', issues, { body: '[]' }, '422 invalid-input'],
    ['null', 'POST', issues, { body: 'null' }, '422 invalid-input'],
    ['a text', 'POST', issues, { body: '"x"' }, '422 invalid-input'],
    ['an escaped half of a pair', 'POST', issues, { body: '{"title":"\\ud800"}' }, '422 invalid-input'],
    ['no body', 'POST', issues, {}, '422 invalid-input'],
    [
      'a form',
      'POST',
      issues,
      { body: 'title=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      '415 media-type-refused',
    ],
    [
      'JSON said to be text',
      'POST',
      issues,
      { body: '{"title":"x"}', headers: { 'content-type': 'text/plain' } },
      '415 media-type-refused',
    ],
    [
      'JSON of another kind',
      'POST',
      issues,
      { body: '{"title":"x"}', headers: { 'content-type': 'application/json-patch+json' } },
      '415 media-type-refused',
    ],
    [
      'another charset',
      'POST',
      issues,
      { body: '{"title":"x"}', headers: { 'content-type': 'application/json; charset=latin1' } },
      '415 media-type-refused',
    ],
    ['a body of over a megabyte', 'POST', issues, { body: `{"title":"${'x'.repeat(1 << 20)}"}` }, '413 body-too-large'],
    ['a body where none belongs', 'POST', `${issues}/1/reopen`, { body: '{}' }, '422 invalid-input'],
    ['an unknown query parameter', 'GET', `${issues}?page=2`, {}, '422 invalid-input'],
    ['an unknown parameter where there are none', 'GET', '/hub?x=1', {}, '422 invalid-input'],
    ['a parameter called __proto__', 'GET', `${issues}?__proto__=1`, {}, '422 invalid-input'],
    ['a parameter given twice', 'GET', `${issues}?state=open&state=closed`, {}, '422 invalid-input'],
    ['a path parameter in the query', 'GET', `${issues}?owner=else`, {}, '422 invalid-input'],
    [
      'a header in the query',
      'POST',
      `${issues}?idempotencyKey=12345678`,
      { body: '{"title":"x"}' },
      '422 invalid-input',
    ],
    ['an escape that is not UTF-8', 'GET', `${issues}?search=%ff`, {}, '422 invalid-input'],
    ['half an escape', 'GET', `${issues}?search=%f`, {}, '422 invalid-input'],
    ['NUL in the query', 'GET', `${issues}?search=%00`, {}, '422 invalid-input'],
    ['a number that is none', 'GET', `${issues}/abc`, {}, '422 invalid-input'],
    ['a number with a sign', 'GET', `${issues}/-1`, {}, '422 invalid-input'],
    ['an owner that climbs', 'GET', '/repos/..%2f..%2fetc/tool', {}, '422 invalid-input'],
    ['an escaped NUL in a path', 'GET', '/repos/acme/tool%00', {}, '422 invalid-input'],
    ['an unknown path', 'GET', '/nothing', {}, '404 no-such-operation'],
    ['a path with a slash too many', 'GET', '/repos//tool', {}, '404 no-such-operation'],
    ['an operation of the edge', 'POST', '/auth/nonce', {}, '404 no-such-operation'],
    ['another method', 'PUT', issues, { body: '{}' }, '405 method-not-allowed'],
    ['OPTIONS', 'OPTIONS', issues, {}, '405 method-not-allowed'],
    [
      'a tier too low',
      'POST',
      issues,
      { body: '{"title":"x"}', caller: { ...CONTRIBUTOR, tier: 'reader' } },
      '403 tier-too-low',
    ],
    [
      'a tier too low before anything about the input',
      'POST',
      '/hub/rebuild',
      { body: '{"x":', caller: CONTRIBUTOR },
      '403 tier-too-low',
    ],
    [
      'nobody',
      'POST',
      issues,
      { body: '{"title":"x"}', caller: { actor: 'anonymous', tier: 'anonymous' } },
      '401 unauthenticated',
    ],
    [
      'nobody asking for what is the edge’s',
      'GET',
      '/internal/policy',
      { caller: { actor: 'anonymous', tier: 'anonymous' } },
      '403 tier-too-low',
    ],
    ['an admin asking for what is the edge’s', 'GET', '/internal/policy', { caller: ADMIN }, '403 tier-too-low'],
  ])('%s gets its own problem', async (_what, method, path, sent, expected) => {
    const answer = await send(method, path, sent)
    expect(problemOf(answer)).toBe(expected)
    expect(answer.headers['content-type']).toBe('application/problem+json')
  })

  test('another method is told which are allowed', async () => {
    expect(await send('DELETE', issues)).toMatchObject({
      json: { allowed: ['GET', 'POST'] },
      headers: { allow: 'GET, POST' },
    })
  })

  test('a body that does not tell its length is read only as far as the limit', async () => {
    const { status, json } = await chunked(3 << 20)
    expect([status, json?.['type']]).toEqual([413, 'urn:smithers:problem:body-too-large'])
  })

  test('an import may be larger than other bodies', async () => {
    const records = Array.from({ length: 40 }, (_, at) => ({
      line: at + 1,
      record: { number: 1000 + at, title: 'big', body: 'x'.repeat(50_000) },
    }))
    expect(
      await send('POST', '/repos/acme/tool/issue-imports', { caller: ADMIN, body: JSON.stringify({ records }) }),
    ).toMatchObject({ status: 200, json: { imported: 40 } })
  })
})

function chunked(bytes: number): Promise<{ status: number | undefined; json: Record<string, unknown> | undefined }> {
  const authorization = token(MAINTAINER, 'POST', `/api${issues}`, '')
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port: server.port,
        method: 'POST',
        path: `/api${issues}`,
        headers: { authorization, 'content-type': 'application/json' },
      },
      (answer) => {
        void text(answer).then((content) =>
          resolve({ status: answer.statusCode, json: JSON.parse(content) as Record<string, unknown> }),
        )
      },
    )
    // The server hangs up while we are still sending.
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error)
    })
    for (let at = 0; at < bytes; at += 65_536) sent.write('x'.repeat(65_536))
    sent.end()
  })
}

describe('following the log', () => {
  type Stream = {
    events: { seq: number; type: string }[]
    until(count: number): Promise<void>
    ended: Promise<void>
    stop(): void
  }
  function follow(path: string, headers: Record<string, string> = {}): Promise<Stream> {
    const target = `/api/events/stream${path}`
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          port: server.port,
          path: target,
          headers: { authorization: token(MAINTAINER, 'GET', target, ''), ...headers },
        },
        (answer) => {
          const events: Stream['events'] = []
          let waiting = () => {}
          let rest = ''
          answer.setEncoding('utf8').on('data', (chunk: string) => {
            const parts = (rest + chunk).split('\n\n')
            rest = parts.pop() ?? ''
            for (const part of parts) {
              const line = /^data: (.*)$/m.exec(part)?.[1]
              if (line !== undefined) events.push(JSON.parse(line) as { seq: number; type: string })
            }
            waiting()
          })
          answer.on('error', () => {})
          resolve({
            events,
            until: (count) =>
              new Promise((done) => {
                waiting = () => (events.length >= count ? done() : undefined)
                waiting()
              }),
            ended: new Promise((done) => void answer.on('close', done)),
            stop: () => sent.destroy(),
          })
        },
      )
      sent.on('error', reject)
      sent.end()
    })
  }

  test('gives what was since, then what happens, in order and each once', async () => {
    const before = lastSeq(hub.ports.store)
    const stream = await follow('?since=0')
    await stream.until(before)
    await hub.on('createIssue', { title: 'live' })
    await stream.until(before + 1)
    expect(stream.events.map(({ seq }) => seq)).toEqual(Array.from({ length: before + 1 }, (_, at) => at + 1))
    stream.stop()
  })

  test('begins with what comes, and goes on after the last event that was seen', async () => {
    const fresh = await follow('')
    const resumed = await follow('?since=0', { 'last-event-id': String(lastSeq(hub.ports.store) - 1) })
    await hub.on('createIssue', { title: 'next' })
    await fresh.until(1)
    await resumed.until(2)
    expect(fresh.events).toMatchObject([{ seq: lastSeq(hub.ports.store), type: 'issue.created' }])
    expect(resumed.events.map(({ seq }) => seq)).toEqual([lastSeq(hub.ports.store) - 1, lastSeq(hub.ports.store)])
    fresh.stop()
    resumed.stop()
  })

  test.each([
    ['?since=-1', {}],
    ['?since=x', {}],
    ['?x=1', {}],
    ['', { 'last-event-id': 'abc' }],
  ])('from %s %j is refused', async (query, headers) => {
    expect(problemOf(await send('GET', `/events/stream${query}`, { headers }))).toBe('422 invalid-input')
  })

  test('ends when the server closes, which then takes no time', async () => {
    const stream = await follow('?since=0')
    await stream.until(1)
    const half = connect(server.port, '127.0.0.1', () => half.write('GET /api/hub HTTP/1.1\r\nHost: x\r\n'))
    half.on('error', () => {})
    const began = performance.now()
    await Promise.all([server.close(), stream.ended])
    expect(performance.now() - began).toBeLessThan(3000)
    half.destroy()
  })
})
