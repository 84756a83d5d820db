/** However an address is spelt, the edge and the monolith read it alike: no spelling is a bug, a way around, or somebody else's page. */
import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openWorld, type World } from './rig/world.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld({ repo: true })
  token = (await world.someone('maintainer')).token
})
afterAll(() => world.close())

type Sent = { status: number; problem: string | undefined; location: string | undefined }

/** Byte for byte as given: fetch would mend it. */
function send(path: string, bearer?: string): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const headers = { host: new URL(world.origin).host, ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) }
    const sent = request(world.url, { path, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part))
      answer.on('end', () => {
        const problem = /"type":"urn:smithers:problem:([a-z-]+)"/.exec(text)?.[1]
        resolve({ status: answer.statusCode ?? 0, problem, location: answer.headers.location })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

const pieces = [
  'api repos acme tools issues 1 events stream internal policy auth session admin __proto__',
  '. .. %2e %2E%2e %2f %5c \\ %00 %0d%0a %25 %252e % %zz %ff ;a=b @ :',
  '\' " < | ^ { } ~ * + & = #',
].flatMap((line) => [...line.split(' '), ''])

/** A small generator of its own (Lehmer's), so that every run tries the same. */
function* numbers(seed: number) {
  for (let state = seed; ;) yield (state = (state * 48_271) % 2_147_483_647)
}

test('a thousand odd addresses are answered by name, with and without a token', async () => {
  const next = numbers(20_261_128)
  const pick = <T>(from: readonly T[]): T => from[next.next().value! % from.length]!
  const odd = () => {
    const path = Array.from(
      { length: 1 + (next.next().value! % 6) },
      () => pick(pieces) + (next.next().value! % 3 === 0 ? pick(pieces) : ''),
    )
    const query = next.next().value! % 2 === 0 ? '' : `?${pick(pieces)}=${pick(pieces)}&${pick(pieces)}`
    return `/${next.next().value! % 4 === 0 ? '' : 'api/'}${path.join('/')}${query}`
  }
  const wrong: [string, Sent][] = []
  for (let n = 0; n < 100; n++) {
    const paths = Array.from({ length: 10 }, odd)
    const answers = await Promise.all(paths.map((path) => send(path, n % 2 === 0 ? token : undefined)))
    answers.forEach((answer, at) => {
      const leaves = answer.location !== undefined && !answer.location.startsWith('/')
      if (answer.status >= 500 || leaves || answer.location?.startsWith('//')) wrong.push([paths[at]!, answer])
    })
  }
  expect(wrong).toEqual([])
}, 60_000)

describe('a spelling', () => {
  test.each([
    '/api/%69nternal/policy',
    '/api/internal%2fpolicy',
    '/api/repos/..%2f..%2finternal%2fpolicy',
    '/api/repos/%2e%2e/internal/policy',
    '/api//internal/policy',
    '/api/internal/policy/',
    '/api\\internal\\policy',
    '/API/internal/policy',
    '/api/internal/policy%00',
    '/api/./internal/policy?since=0',
  ])('%s does not lead to what is between the edge and the monolith', async (path) =>
    expect(['no-such-operation', 'invalid-input', undefined]).toContain((await send(path, token)).problem),
  )

  test.each(['/api/events/%73tream', '/api/%65vents/stream', '/api/events/stream/', '/api/events//stream'])(
    '%s is not a stream that nobody watches over',
    async (path) => expect([path, (await send(path, token)).status]).toEqual([path, 404]),
  )

  test('of a name is the name: the same is read, the same is kept from', async () => {
    expect((await send('/api/repos/acm%65/t%6Fols')).status).toBe(200)
    expect((await send('/api/accounts/%6De', token)).status).toBe(200)
    expect((await send('/api/accounts/%6De')).status).toBe(401)
  })
})

describe('two requests in one', () => {
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(world.url).port), '127.0.0.1')
      let heard = ''
      socket.setEncoding('utf8').on('data', (part: string) => (heard += part))
      socket.on('error', reject)
      socket.on('close', () => resolve(heard))
      setTimeout(() => socket.destroy(), 2_000)
      socket.write(text.replaceAll('\n', '\r\n'))
    })
  const hidden = 'GET /api/events HTTP/1.1\nHost: localhost\n\n'
  const host = () => new URL(world.origin).host

  test.each<[string, () => string]>([
    [
      'a length and chunks at once',
      () =>
        `POST /api/auth/nonce HTTP/1.1\nHost: ${host()}\nContent-Type: application/json\nContent-Length: 4\nTransfer-Encoding: chunked\n\n0\n\n${hidden}`,
    ],
    [
      'two lengths',
      () =>
        `POST /api/auth/nonce HTTP/1.1\nHost: ${host()}\nContent-Length: 0\nContent-Length: ${hidden.length}\n\n${hidden}`,
    ],
    [
      'an odd name for chunks',
      () => `POST /api/auth/nonce HTTP/1.1\nHost: ${host()}\nTransfer-Encoding: xchunked\n\n0\n\n${hidden}`,
    ],
  ])('%s are one at most, and the connection ends', async (_name, text) => {
    const heard = await raw(text())
    expect(heard.match(/HTTP\/1\.1 \d+/g)).toHaveLength(1)
    expect(heard).toMatch(/^Connection: close\r$/im)
  })

  test('a body on a read reaches nobody', async () => {
    const body = 'GET /api/internal/policy HTTP/1.1\r\n\r\n'
    const heard = await raw(`GET /api/repos HTTP/1.1\nHost: ${host()}\nContent-Length: ${body.length}\n\n${body}`)
    expect(heard.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200'])
  })
})
