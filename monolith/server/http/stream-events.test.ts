import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lastSeq } from '@smithers/core/log/read'
import { MAINTAINER, openFixture, type Fixture } from '@smithers/monolith/fixture'
import type { Listening } from '../listen.ts'
import { authorize, problemOf, sendTo, serveFixture } from '@smithers/monolith/http-fixture'

let hub: Fixture
let server: Listening

beforeAll(async () => {
  hub = openFixture()
  server = await serveFixture(hub)
})
afterAll(async () => {
  await server.close()
  expect(hub.unknown).toEqual([])
  hub.close()
})

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
          headers: { authorization: authorize(MAINTAINER, 'GET', target, ''), ...headers },
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
    expect(problemOf(await sendTo(server.port, 'GET', `/events/stream${query}`, { headers }))).toBe('422 invalid-input')
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
