import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, CONTRIBUTOR, MAINTAINER, openFixture, type Fixture } from '@smithers/monolith/fixture'
import type { Listening } from '../listen.ts'
import { authorize, problemOf, sendTo, serveFixture, type Sent } from '@smithers/monolith/http-fixture'

let hub: Fixture
let server: Listening
const send = (method: string, path: string, sent?: Sent) => sendTo(server.port, method, path, sent)

beforeAll(async () => {
  hub = openFixture()
  server = await serveFixture(hub)
})
afterAll(async () => {
  await server.close()
  expect(hub.unknown).toEqual([])
  hub.close()
})

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
    ['a number in another notation', 'GET', `${issues}/0x1`, {}, '422 invalid-input'],
    ['a number with an exponent', 'GET', `${issues}?limit=1e1`, {}, '422 invalid-input'],
    ['a number with a zero before it', 'GET', `${issues}/01`, {}, '422 invalid-input'],
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
  const authorization = authorize(MAINTAINER, 'POST', `/api${issues}`, '')
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
